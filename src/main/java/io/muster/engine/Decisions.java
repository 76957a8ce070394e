package io.muster.engine;

import io.muster.decisions.AskedDecision;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The evaluation of decision tables. */
@Component
public class Decisions {

    /** The table of the dates of human tasks. */
    public static final String DUE_DATES = "due-dates";

    /** The table of what starts a revalidation before its date. */
    public static final String REVALIDATION_TRIGGERS = "revalidation-triggers";

    /** The table of the controls that a change needs again. */
    public static final String CHANGE_CONTROLS = "change-controls";

    /** The output of that table. */
    public static final String CHANGE_CONTROLS_ANSWER = "changeControls";

    /** The table of what is done about an incident. */
    public static final String BREACH_RESPONSE = "breach-response";

    /** The table of what open findings block, suspend and escalate. */
    public static final String FINDING_EFFECTS = "finding-effects";

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final Map<String, Digest> digests = new ConcurrentHashMap<>();
    private final Map<String, AskedDecision> unrecorded = new ConcurrentHashMap<>();

    Decisions(DecisionService decisions, RepositoryService repository) {
        this.decisions = decisions;
        this.repository = repository;
    }

    /**
     * The result of a deployed table.
     *
     * @param digest of the table as deployed
     * @param rows one for each matching rule, outputs by name
     */
    public record Answer(String key, int version, Digest digest, List<Map<String, Object>> rows) {

        public Answer {
            rows = List.copyOf(rows);
        }

        /** The table and its version: {@code tier-classification:4}. */
        public String rule() {
            return key + ":" + version;
        }
    }

    /**
     * Evaluates the newest version of a table; the engine keeps inputs and results in its history.
     *
     * @throws Refusal {@code DECISION_MISSING} if there is none
     */
    public Answer ask(String key, Map<String, Object> inputs) {
        var definition = latest(key);
        var rows =
                decisions.evaluateDecisionTableById(definition.getId(), inputs).getResultList();
        return new Answer(key, definition.getVersion(), digest(definition), rows);
    }

    /**
     * Evaluates the newest version of a table without a record in the engine's history, which costs one row for each
     * input and output. Only for answers that are visible where they are used, such as the dates of a task.
     *
     * @throws Refusal {@code DECISION_MISSING} if there is none
     */
    public Answer askUnrecorded(String key, Map<String, @Nullable Object> inputs) {
        var definition = latest(key);
        var decision = unrecorded.computeIfAbsent(definition.getId(), id -> AskedDecision.of(content(definition), key));
        return new Answer(key, definition.getVersion(), digest(definition), decision.ask(inputs));
    }

    /** The newest version of a table, such as {@code tier-classification:4}. */
    public String rule(String key) {
        return key + ":" + latest(key).getVersion();
    }

    private DecisionDefinition latest(String key) {
        var definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .withoutTenantId()
                .latestVersion()
                .singleResult();
        if (definition == null) {
            throw EngineProblem.DECISION_MISSING.refusal("There is no decision '%s'; deploy a table with this id", key);
        }
        return definition;
    }

    private Digest digest(DecisionDefinition definition) {
        return digests.computeIfAbsent(definition.getId(), id -> Digest.of(content(definition)));
    }

    private byte[] content(DecisionDefinition definition) {
        try (var model = repository.getDecisionModel(definition.getId())) {
            return model.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Decision %s could not be read".formatted(definition.getId()), e);
        }
    }
}
