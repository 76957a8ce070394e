package io.muster.lifecycle.steps.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.engine.Decisions;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.lifecycle.steps.OutcomeNames;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The time until a version is validated again. */
@Component
public class Cadence {

    private final Decisions decisions;
    private final Inventory inventory;
    private final ObjectMapper json;

    Cadence(Decisions decisions, Inventory inventory, ObjectMapper json) {
        this.decisions = decisions;
        this.inventory = inventory;
        this.json = json;
    }

    /**
     * The instant, plus calendar months, UTC.
     *
     * @param decision the table of {@code months} by tier and model type
     */
    public Instant from(Instant start, String decision, ModelVersion version) {
        var type = inventory.model(version.id().model()).type();
        var answer = decisions.ask(
                decision,
                Map.of(
                        OutcomeNames.TIER, version.tier().tier(),
                        OutcomeNames.MODEL_TYPE, json.convertValue(type, String.class)));
        var months = answer.rows().stream()
                .findFirst()
                .map(row -> row.get("months"))
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).longValue())
                .orElseThrow(() -> LifecycleProblem.NO_CADENCE.refusal(
                        "Decision %s gives no months for %s", answer.rule(), version.id()));
        return start.atZone(ZoneOffset.UTC).plusMonths(months).toInstant();
    }
}
