package io.muster.lifecycle.steps.validate;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.engine.Decisions;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.shared.Refusal;
import io.muster.validation.model.Threshold;
import io.muster.validation.model.ValidationPolicy;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The thresholds that a version of a type and tier must reach, from a decision table. */
@Component
class AcceptancePolicy {

    private final Decisions decisions;
    private final Inventory inventory;
    private final ObjectMapper json;

    AcceptancePolicy(Decisions decisions, Inventory inventory, ObjectMapper json) {
        this.decisions = decisions;
        this.inventory = inventory;
        this.json = json;
    }

    /** @throws Refusal {@code UNUSABLE_POLICY} if the table requires nothing of it */
    ValidationPolicy of(String decision, ModelVersion version) {
        var type = inventory.model(version.id().model()).type();
        var answer = decisions.ask(
                decision,
                Map.of(
                        OutcomeNames.MODEL_TYPE,
                        json.convertValue(type, String.class),
                        OutcomeNames.TIER,
                        version.tier().tier(),
                        "task",
                        json.convertValue(version.evaluation().task(), String.class)));
        var thresholds = answer.rows().stream().map(AcceptancePolicy::threshold).toList();
        return new ValidationPolicy(answer.key(), answer.version(), answer.digest(), thresholds);
    }

    private static Threshold threshold(Map<String, Object> row) {
        return new Threshold(String.valueOf(row.get("metric")), number(row.get("minimum")), number(row.get("maximum")));
    }

    private static @Nullable Double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : null;
    }
}
