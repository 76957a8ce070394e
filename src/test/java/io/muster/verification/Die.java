package io.muster.verification;

import io.muster.verification.model.DiagramSemantics.StepSemantics;
import io.muster.verification.search.semantics.StateGraph;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;

/** The random source of outcomes, values and failures. Public, because expressions use it. */
public final class Die {

    private Random random = new Random(0);
    private StateGraph graph;

    void begin(Random seeded, StateGraph known) {
        random = seeded;
        graph = known;
    }

    /** Whether a multi-instance activity stops. */
    public boolean enough() {
        return random.nextBoolean();
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A step: writes what it declares, or fails where an error event is drawn at it: steps throw nothing by themselves. */
    void perform(StepSemantics step, DelegateExecution execution) {
        var codes = graph.errorCodes().stream()
                .filter(code -> caughtAt(execution.getBpmnModelElementInstance(), code))
                .toList();
        if (!codes.isEmpty() && random.nextInt(5) == 0) {
            throw new BpmnError(one(codes));
        }
        execution.setVariables(written(step));
    }

    private static boolean caughtAt(FlowElement step, String code) {
        return step.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().getId().equals(step.getId()))
                .flatMap(event -> event.getEventDefinitions().stream())
                .filter(ErrorEventDefinition.class::isInstance)
                .map(definition -> ((ErrorEventDefinition) definition).getError())
                .anyMatch(error -> error == null || code.equals(error.getErrorCode()));
    }

    /** What a step that succeeds writes. */
    Map<String, Object> written(StepSemantics step) {
        var written = new TreeMap<String, Object>();
        step.writes().forEach(each -> written.put(each.variable(), any(each.variable(), each.values())));
        if (step.outcome() != null) {
            written.put(step.outcome().variable(), one(step.outcome().values()));
        }
        return written;
    }

    private Object any(String variable, List<String> declared) {
        var index = graph.vocabulary().index(variable);
        if (index < 0) {
            return declared.isEmpty() ? "whatever" : one(declared);
        }
        var all = declared.isEmpty() || "tier".equals(variable)
                ? graph.vocabulary().domain(index).words()
                : declared;
        return value(one(all));
    }

    /** A word as the engine would hold it. */
    static Object value(String word) {
        if (word.matches("-?\\d+")) {
            return Long.valueOf(word);
        }
        if (word.matches("-?\\d+\\.\\d+")) {
            return Double.valueOf(word);
        }
        return word.equals("true") || word.equals("false") ? Boolean.valueOf(word) : word;
    }

    static String word(Object value) {
        return String.valueOf(value);
    }
}
