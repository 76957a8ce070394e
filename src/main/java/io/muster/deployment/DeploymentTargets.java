package io.muster.deployment;

import io.muster.extensions.ExtensionRefused;
import io.muster.shared.ModelId;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The deployment targets of this node, by name; the served models of all of them seen as one. */
@Component
public class DeploymentTargets {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST = 63;

    private final Map<String, DeploymentTarget> byName;
    private final List<ServedVersions> served;
    private final DeploymentSettings settings;

    /**
     * @throws ExtensionRefused if a name is malformed or given twice
     * @throws IllegalStateException if the setting names no target
     */
    DeploymentTargets(List<DeploymentTarget> targets, DeploymentSettings settings) {
        this.byName = targets.stream()
                .map(target -> OutsideTarget.bounding(target, settings.targetTimeout()))
                .collect(Collectors.toMap(
                        DeploymentTargets::checkedName, Function.identity(), DeploymentTargets::twice, TreeMap::new));
        this.served = targets.stream()
                .filter(EndpointTarget.class::isInstance)
                .map(target -> ((EndpointTarget) target).served())
                .toList();
        this.settings = settings;
        if (!byName.containsKey(settings.target())) {
            throw new IllegalStateException(
                    "muster.deployment.target is '%s'; expected one of the deployment targets %s"
                            .formatted(settings.target(), byName.keySet()));
        }
    }

    private static String checkedName(DeploymentTarget target) {
        var name = target.name();
        if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
            throw new ExtensionRefused(
                    "The deployment target %s is named '%s'".formatted(OutsideTarget.className(target), name),
                    "Name it with lower-case words and hyphens, at most %d characters.".formatted(LONGEST));
        }
        return name;
    }

    private static DeploymentTarget twice(DeploymentTarget one, DeploymentTarget other) {
        throw new ExtensionRefused(
                "Two deployment targets are named '%s': %s and %s"
                        .formatted(one.name(), OutsideTarget.className(one), OutsideTarget.className(other)),
                "Give the one from outside another name, or take its jar away.");
    }

    /** @throws Refusal {@code UNKNOWN_TARGET} if there is none of that name */
    DeploymentTarget named(String name) {
        return find(name).orElseThrow(() -> DeploymentProblem.UNKNOWN_TARGET.refusal(unknown(name)));
    }

    /** The one for deployments that name none. */
    DeploymentTarget usual() {
        return named(settings.target());
    }

    Optional<DeploymentTarget> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    String unknown(String name) {
        return "There is no deployment target '%s' here; known are %s".formatted(name, byName.keySet());
    }

    public Set<String> names() {
        return byName.keySet();
    }

    Collection<DeploymentTarget> all() {
        return byName.values();
    }

    /** Whether this node must serve or refuse a deployment. One at an unknown target is refused in the node's environment. */
    boolean concerns(Deployment deployment) {
        return find(deployment.target())
                .map(target -> target.serves(deployment.environment()))
                .orElseGet(() -> settings.environment().equals(deployment.environment()));
    }

    /**
     * Leases a version for scoring. While it moves from one target to another, both may serve it, and the newer
     * deployment answers.
     *
     * @param number the version, or null for the champion
     * @throws ServedVersions.ModelNotServed if it is not deployed at a target that answers here
     * @throws ServedVersions.ModelUnavailable if it is deployed but must not serve
     */
    public ServedVersions.Lease lease(ModelId model, @Nullable Integer number) {
        ServedVersions.Lease found = null;
        RuntimeException refused = null;
        for (var models : served) {
            try {
                found = newer(found, models.lease(model, number).orElse(null));
            } catch (RuntimeException e) {
                // Another target may serve it, and one that fails must not keep what was leased before.
                refused = e;
            }
        }
        if (found == null) {
            throw refused == null ? notServed(model, number) : refused;
        }
        return found;
    }

    private static ServedVersions.@Nullable Lease newer(
            ServedVersions.@Nullable Lease one, ServedVersions.@Nullable Lease other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        var isOtherNewer = other.deployment().id().compareTo(one.deployment().id()) > 0;
        (isOtherNewer ? one : other).close();
        return isOtherNewer ? other : one;
    }

    private static Refusal notServed(ModelId model, @Nullable Integer number) {
        return new ServedVersions.ModelNotServed(
                number == null
                        ? "Model '%s' has no champion here".formatted(model)
                        : "Version %s of model '%s' is not deployed here".formatted(number, model));
    }

    /** Whether requests for what is deployed at a target are answered by this server. */
    public boolean answersHere(String target) {
        return find(target).filter(EndpointTarget.class::isInstance).isPresent();
    }

    /** The deployments of a model that answer requests on this node now, by number of their version. */
    public List<Deployment> answering(ModelId model) {
        return served.stream()
                .flatMap(models -> models.answering(model).stream())
                .sorted(Comparator.comparingInt(
                        deployment -> deployment.version().number()))
                .toList();
    }

    /** The serving versions of a model on this node, in order. */
    public List<VersionId> versions(ModelId model) {
        return served.stream()
                .flatMap(models -> models.versions(model).stream())
                .distinct()
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .toList();
    }
}
