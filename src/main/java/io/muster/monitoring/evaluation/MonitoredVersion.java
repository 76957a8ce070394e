package io.muster.monitoring.evaluation;

import io.muster.inventory.models.ModelType;
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
 * @param policy what is watched, or null if the policy cannot be used
 * @param problem why the policy cannot be used, or null
 * @param evaluations by series
 */
record MonitoredVersion(
        VersionId id,
        ModelType type,
        @Nullable Integer tier,
        KeptReference reference,
        @Nullable MonitoringPolicy policy,
        @Nullable String problem,
        Map<EvaluationStream, Evaluation> evaluations) {

    List<MonitorRule> rules(EvaluationStream stream) {
        return policy == null
                ? List.of()
                : policy.rules().stream().filter(stream::evaluates).toList();
    }

    String policyName() {
        return policy == null ? MonitoringPolicy.TABLE : policy.key() + ":" + policy.version();
    }
}
