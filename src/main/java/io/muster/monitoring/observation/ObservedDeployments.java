package io.muster.monitoring.observation;

import io.muster.deployment.Deployment;
import io.muster.deployment.Deployments;
import io.muster.deployment.ServingEvent.VersionDeployed;
import io.muster.monitoring.record.KeptReference;
import io.muster.monitoring.record.MonitoringEvent.ReferenceChanged;
import io.muster.monitoring.record.ProfileSettings;
import io.muster.monitoring.record.ProfileSource;
import io.muster.monitoring.record.ReferenceService;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The deployments whose predictions this node counts. Their references are read beforehand: before the first request, when
 * a version is deployed or gets a reference on this node, and at every round for what other nodes did.
 */
@Component
class ObservedDeployments {

    private static final Logger LOG = LoggerFactory.getLogger(ObservedDeployments.class);
    private static final int AT_ONCE = 500;

    private final Deployments deployments;
    private final ReferenceService references;
    private final ProfileSettings settings;
    private final PredictionBuffer log;
    private final Clock clock;
    private final ConcurrentMap<String, DeploymentCounts> counts = new ConcurrentHashMap<>();

    /** Ids of evidence whose reference was refused; it stays refused, because evidence never changes. */
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    ObservedDeployments(
            Deployments deployments,
            ReferenceService references,
            ProfileSettings settings,
            PredictionBuffer log,
            Clock clock) {
        this.deployments = deployments;
        this.references = references;
        this.settings = settings;
        this.log = log;
        this.clock = clock;
    }

    /** Those of a deployment, which are begun if there are none. */
    DeploymentCounts of(Deployment deployment) {
        var known = counts.get(deployment.id());
        return known == null ? of(deployment.id(), deployment.version()) : known;
    }

    private DeploymentCounts of(String deployment, VersionId version) {
        return counts.computeIfAbsent(
                deployment, id -> new DeploymentCounts(version, ProfileSource.deployment(id), settings, log, clock));
    }

    Collection<DeploymentCounts> all() {
        return counts.values();
    }

    /** Reads what is deployed and the references that are new or changed; forgets what is no longer deployed. */
    void refresh() {
        var active = deployments.all();
        active.forEach(this::of);
        var ids = new HashSet<String>();
        active.forEach(deployment -> ids.add(deployment.id()));
        counts.entrySet()
                .removeIf(entry ->
                        !ids.contains(entry.getKey()) && entry.getValue().isIdle());
        var versions = versions();
        for (var from = 0; from < versions.size(); from += AT_ONCE) {
            read(versions.subList(from, Math.min(versions.size(), from + AT_ONCE)));
        }
    }

    private List<VersionId> versions() {
        return counts.values().stream()
                .map(DeploymentCounts::version)
                .distinct()
                .toList();
    }

    private void read(List<VersionId> versions) {
        var inForce = references.inForce(versions);
        Set<VersionId> changed = new HashSet<>();
        for (var each : counts.values()) {
            var evidence = inForce.get(each.version());
            if (evidence != null && !evidence.equals(each.reference()) && !refused.contains(evidence)) {
                changed.add(each.version());
            }
        }
        changed.forEach(version -> read(version, inForce.get(version)));
    }

    /** One by one, because one that was altered must not keep the others from being counted. */
    private void read(VersionId version, @Nullable String evidence) {
        try {
            references.reference(version).ifPresent(this::use);
        } catch (Refusal e) {
            if (evidence != null) {
                refused.add(evidence);
            }
            LOG.error("Predictions of {} are not counted until it has another reference: {}", version, e.getMessage());
        }
    }

    private void use(KeptReference reference) {
        counts.values().stream()
                .filter(each -> each.version().equals(reference.version()))
                .forEach(each -> each.use(reference));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(VersionDeployed deployed) {
        of(deployed.deployment(), deployed.version());
        read(deployed.version(), null);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(ReferenceChanged changed) {
        read(changed.version(), changed.evidence());
    }
}
