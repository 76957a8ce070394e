package io.muster.monitoring.evaluation;

import io.muster.inventory.BulkInventory;
import io.muster.inventory.models.Model;
import io.muster.inventory.models.ModelType;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.Stage;
import io.muster.monitoring.custom.StatisticCatalogue;
import io.muster.monitoring.monitor.MonitoringPolicies;
import io.muster.monitoring.monitor.MonitoringPolicy;
import io.muster.monitoring.record.KeptReference;
import io.muster.monitoring.record.ProfileService;
import io.muster.monitoring.threshold.ModelThreshold;
import io.muster.monitoring.threshold.ModelThresholds;
import io.muster.shared.ModelId;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The versions that are watched, with what their policy and their model's own thresholds demand. */
@Component
class WatchedVersions {

    private static final Set<Stage> WATCHED = Set.of(Stage.APPROVED, Stage.IN_SERVICE);

    private final ProfileService profiles;
    private final BulkInventory inventory;
    private final ObjectProvider<MonitoringPolicies> policies;
    private final ModelThresholds thresholds;
    private final StatisticCatalogue statistics;

    WatchedVersions(
            ProfileService profiles,
            BulkInventory inventory,
            ObjectProvider<MonitoringPolicies> policies,
            ModelThresholds thresholds,
            StatisticCatalogue statistics) {
        this.profiles = profiles;
        this.inventory = inventory;
        this.policies = policies;
        this.thresholds = thresholds;
        this.statistics = statistics;
    }

    /**
     * Versions in use with a reference.
     *
     * @param evaluations by version
     * @param known policies that were asked for before, by type and tier; or why they cannot be used
     */
    Map<VersionId, MonitoredVersion> of(
            List<VersionId> ids, Map<VersionId, List<Evaluation>> evaluations, Map<String, Object> known) {
        var versions = inventory.versions(ids).stream()
                .filter(version -> WATCHED.contains(version.stage()))
                .collect(Collectors.toMap(ModelVersion::id, Function.identity()));
        var ofModels =
                versions.keySet().stream().map(VersionId::model).distinct().toList();
        var models = inventory.models(ofModels).stream().collect(Collectors.toMap(Model::id, Function.identity()));
        var own = thresholds.of(ofModels).stream().collect(Collectors.groupingBy(ModelThreshold::model));
        var watched = new TreeMap<VersionId, MonitoredVersion>(Comparator.comparing(VersionId::toString));
        profiles.references(versions.keySet()).forEach((id, reference) -> {
            var type = models.get(id.model()).type();
            var tier = versions.get(id).tier();
            var number = tier == null ? null : tier.tier();
            var policy =
                    tightened(known.computeIfAbsent(type + " " + number, any -> policy(type, number)), id.model(), own);
            var version = version(id, type, number, reference, policy);
            evaluations
                    .getOrDefault(id, List.of())
                    .forEach(each -> version.evaluations().put(each.stream(), each));
            watched.put(id, version);
        });
        return watched;
    }

    private MonitoredVersion version(
            VersionId id, ModelType type, @Nullable Integer tier, KeptReference reference, Object policy) {
        return new MonitoredVersion(
                id,
                type,
                tier,
                reference,
                statistics,
                policy instanceof MonitoringPolicy usable ? usable : null,
                policy instanceof String problem ? problem : null,
                new EnumMap<>(EvaluationStream.class));
    }

    private Object tightened(Object policy, ModelId model, Map<ModelId, List<ModelThreshold>> own) {
        try {
            return policy instanceof MonitoringPolicy usable
                    ? thresholds.tightened(usable, own.getOrDefault(model, List.of()))
                    : policy;
        } catch (Refusal e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** A policy, or the reason why it cannot be used. */
    private Object policy(ModelType type, @Nullable Integer tier) {
        try {
            return policies.getObject().of(type, tier);
        } catch (Refusal e) {
            return String.valueOf(e.getMessage());
        }
    }
}
