package io.muster.lifecycle.steps.validate;

import io.muster.engine.Decisions;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.validation.fresh.FreshDataPolicy;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How much fresh data is enough for a version, from a decision table. */
@Component
class FreshDataPolicies {

    private final Decisions decisions;

    FreshDataPolicies(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @throws io.muster.shared.Refusal {@code AMOUNTS_MISSING} if the table gives no numbers for its tier */
    FreshDataPolicy of(String decision, ModelVersion version) {
        var answer =
                decisions.ask(decision, Map.of(OutcomeNames.TIER, version.tier().tier()));
        return answer.rows().stream()
                .filter(row -> row.get("rows") instanceof Number
                        && row.get("positives") instanceof Number
                        && row.get("overlap") instanceof Number)
                .findFirst()
                .map(row -> new FreshDataPolicy(
                        answer.rule(),
                        ((Number) row.get("rows")).longValue(),
                        ((Number) row.get("positives")).longValue(),
                        ((Number) row.get("overlap")).doubleValue()))
                .orElseThrow(() -> LifecycleProblem.AMOUNTS_MISSING.refusal(
                        "Decision %s does not say how much data is enough for %s in tier %d: expected 'rows', "
                                + "'positives' and 'overlap'",
                        answer.rule(), version.id(), version.tier().tier()));
    }
}
