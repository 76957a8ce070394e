package io.muster.deployment.embedded;

import io.muster.deployment.Deployment;
import io.muster.deployment.DeploymentRole;
import io.muster.deployment.ServedVersions;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The table of what this node serves. Requests read one immutable snapshot; a change publishes a new one and then
 * releases what left it, so that no request sees a gap or a mixture.
 */
@Component
class ServingTable implements ServedVersions {

    private final Clock clock;
    private volatile Picture picture = new Picture(Map.of());

    ServingTable(Clock clock) {
        this.clock = clock;
    }

    private record Picture(
            Map<String, Slot> byDeployment, Map<VersionId, Slot> byVersion, Map<ModelId, Slot> champions) {

        Picture(Map<String, Slot> byDeployment) {
            this(byDeployment, answering(byDeployment.values()), champions(byDeployment.values()));
        }

        private static Map<VersionId, Slot> answering(Collection<Slot> slots) {
            return slots.stream()
                    .filter(slot -> slot.deployment().role() != DeploymentRole.SHADOW)
                    .collect(
                            Collectors.toMap(slot -> slot.deployment().version(), Function.identity(), Picture::newer));
        }

        private static Map<ModelId, Slot> champions(Collection<Slot> slots) {
            return slots.stream()
                    .filter(slot -> slot.deployment().isChampion())
                    .collect(Collectors.toMap(
                            slot -> slot.deployment().version().model(), Function.identity(), Picture::newer));
        }

        /**
         * While a new champion arrives and the old one leaves, both are in the table and the new one answers. A refused
         * one, perhaps inserted manually, replaces no other.
         */
        private static Slot newer(Slot one, Slot other) {
            if (one.isServed() != other.isServed()) {
                return one.isServed() ? one : other;
            }
            return one.deployment().id().compareTo(other.deployment().id()) > 0 ? one : other;
        }
    }

    @Override
    public Optional<Lease> lease(ModelId model, @Nullable Integer number) {
        while (true) {
            var slot = find(model, number);
            if (slot == null) {
                return Optional.empty();
            }
            var served = slot.served();
            if (served == null) {
                throw unavailable(slot, String.valueOf(slot.refusal()));
            }
            if (served.isExpired(clock.instant())) {
                throw unavailable(
                        slot, "Certificate %s expired at %s".formatted(served.certificate(), served.expiresAt()));
            }
            if (served.acquire()) {
                return Optional.of(served);
            }
            // It left the table between reading and acquiring; the next read finds its replacement.
            Thread.onSpinWait();
        }
    }

    private static ServedVersions.ModelUnavailable unavailable(Slot slot, String why) {
        return new ServedVersions.ModelUnavailable(slot.deployment().version(), why);
    }

    @Override
    public List<VersionId> versions(ModelId model) {
        return picture.byVersion.keySet().stream()
                .filter(version -> version.model().equals(model))
                .sorted((a, b) -> Integer.compare(a.number(), b.number()))
                .toList();
    }

    @Override
    public List<Deployment> answering(ModelId model) {
        var now = clock.instant();
        return picture.byVersion.values().stream()
                .filter(slot -> slot.deployment().version().model().equals(model))
                .filter(slot -> slot.served() != null && !slot.served().isExpired(now))
                .map(Slot::deployment)
                .sorted(Comparator.comparingInt(
                        deployment -> deployment.version().number()))
                .toList();
    }

    private @Nullable Slot find(ModelId model, @Nullable Integer number) {
        var now = picture;
        return number == null ? now.champions.get(model) : now.byVersion.get(new VersionId(model, number));
    }

    Optional<Slot> slot(Deployment deployment) {
        return Optional.ofNullable(picture.byDeployment.get(deployment.id()));
    }

    Collection<Deployment> deployments() {
        return picture.byDeployment.values().stream().map(Slot::deployment).toList();
    }

    void put(Slot slot) {
        change(slots -> slots.put(slot.deployment().id(), slot));
    }

    /**
     * Inserts a loaded version, unless it was refused meanwhile: the refusal is newer than the check that preceded
     * loading.
     *
     * @param before the slot when loading began
     * @return false if it was not inserted
     */
    synchronized boolean putUnlessRefused(Optional<Slot> before, Slot loaded) {
        var isRefused = slot(loaded.deployment())
                .filter(now -> !now.isServed() && !now.isAwaited())
                .filter(now -> now != before.orElse(null))
                .isPresent();
        if (!isRefused) {
            put(loaded);
        }
        return !isRefused;
    }

    void putIfAbsent(Slot slot) {
        change(slots -> {
            slots.putIfAbsent(slot.deployment().id(), slot);
            return null;
        });
    }

    /** Does nothing if the old one has already left. */
    void replace(Slot old, Slot slot) {
        var id = old.deployment().id();
        change(slots -> slots.replace(id, old, slot) ? old : null);
    }

    void remove(Deployment deployment) {
        change(slots -> slots.remove(deployment.id()));
    }

    @PreDestroy
    void clear() {
        deployments().forEach(this::remove);
    }

    /** @param edit returns the slot that left the table */
    private synchronized void change(Function<Map<String, Slot>, @Nullable Slot> edit) {
        var next = new LinkedHashMap<>(picture.byDeployment);
        var before = edit.apply(next);
        picture = new Picture(next);
        if (before != null && before.served() != null) {
            before.served().close();
        }
    }

    /**
     * A deployment on this node: loaded or refused.
     *
     * @param served null if refused
     * @param refusal why, null if loaded
     */
    record Slot(
            Deployment deployment,
            @Nullable Served served,
            @Nullable String refusal) {

        private static final String AWAITED = "It is not loaded yet";

        boolean isServed() {
            return served != null;
        }

        /** Whether it would serve but is not yet loaded. */
        boolean isAwaited() {
            return AWAITED.equals(refusal);
        }

        /** Whether the row still describes the same deployment. */
        boolean isFor(Deployment row) {
            return deployment.version().equals(row.version()) && deployment.role() == row.role();
        }

        static Slot of(Served served) {
            return new Slot(served.deployment(), served, null);
        }

        static Slot awaited(Deployment deployment) {
            return refused(deployment, AWAITED);
        }

        static Slot refused(Deployment deployment, String why) {
            return new Slot(deployment, null, why);
        }
    }
}
