package io.muster.lifecycle.monitoring;

import io.muster.engine.Decisions;
import io.muster.engine.Decisions.Answer;
import io.muster.inventory.models.ModelType;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.monitoring.monitor.MonitoringPolicies;
import io.muster.monitoring.monitor.MonitoringPolicy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The monitoring policies of the decision table in force. Each version of the table is asked once for each type and tier, because
 * the engine keeps every evaluation in its history for years.
 */
@Component
class MonitoringPolicyTable implements MonitoringPolicies {

    private final Decisions decisions;
    private final Map<String, MonitoringPolicy> known = new ConcurrentHashMap<>();

    MonitoringPolicyTable(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public MonitoringPolicy of(ModelType type, @Nullable Integer tier) {
        var key = "%s %s %s".formatted(decisions.rule(MonitoringPolicy.TABLE), type.word(), tier);
        return known.computeIfAbsent(key, any -> policy(ask(type, tier)));
    }

    private Answer ask(ModelType type, @Nullable Integer tier) {
        var inputs = new HashMap<String, Object>();
        inputs.put(OutcomeNames.MODEL_TYPE, type.word());
        inputs.put(OutcomeNames.TIER, tier);
        return decisions.ask(MonitoringPolicy.TABLE, inputs);
    }

    private static MonitoringPolicy policy(Answer answer) {
        return new MonitoringPolicy(
                answer.key(),
                answer.version(),
                answer.digest(),
                answer.rows().stream().map(MonitoringPolicy::rule).toList());
    }
}
