package io.muster.monitoring.evaluation;

import io.muster.inventory.models.ModelType;
import io.muster.monitoring.custom.StatisticCatalogue;
import io.muster.monitoring.monitor.MonitorRule;
import io.muster.monitoring.monitor.MonitoringPolicy;
import io.muster.monitoring.record.KeptReference;
import io.muster.shared.VersionId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version with all that its evaluation needs.
 *
 * @param statistics that its policy may name
 * @param policy what is watched, or null if the policy cannot be used
 * @param problem why the policy cannot be used, or null
 * @param evaluations by series
 */
record MonitoredVersion(
        VersionId id,
        ModelType type,
        @Nullable Integer tier,
        KeptReference reference,
        StatisticCatalogue statistics,
        @Nullable MonitoringPolicy policy,
        @Nullable String problem,
        Map<EvaluationStream, Evaluation> evaluations) {

    List<MonitorRule> rules(EvaluationStream stream) {
        return policy == null
                ? List.of()
                : policy.rules().stream()
                        .filter(rule -> stream.evaluates(rule, statistics))
                        .toList();
    }

    String policyName() {
        return policy == null ? MonitoringPolicy.TABLE : policy.key() + ":" + policy.version();
    }
}
