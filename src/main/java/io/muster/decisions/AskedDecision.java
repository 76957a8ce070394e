package io.muster.decisions;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.ProcessEngineException;

/** One decision table, evaluated as the process engine does, but without an engine. */
public final class AskedDecision {

    private final DmnDecision decision;

    private AskedDecision(DmnDecision decision) {
        this.decision = decision;
    }

    /** @throws DmnEngineException if the file does not contain this decision */
    public static AskedDecision of(byte[] content, String id) {
        return new AskedDecision(Feel.ENGINE.parseDecision(id, new ByteArrayInputStream(content)));
    }

    /**
     * Outputs by name, one map per matching rule.
     *
     * @param inputs by name; null for those not stated
     * @throws DmnEngineException if it cannot answer, for example because two rules match and only one may
     */
    public List<Map<String, Object>> ask(Map<String, Object> inputs) {
        return Feel.ENGINE.evaluateDecisionTable(decision, inputs).getResultList();
    }

    /** A sentence for each case with a wrong answer. */
    Stream<String> failures(DecisionCases cases) {
        return cases.cases().stream().flatMap(one -> {
            var answer = answer(cases, one);
            return answer.equals(String.valueOf(one.expected()))
                    ? Stream.empty()
                    : Stream.of("line %d, %s: expected %s, got %s"
                            .formatted(one.line(), one.inputs(), one.expected(), answer));
        });
    }

    private String answer(DecisionCases cases, DecisionCases.Case one) {
        try {
            return ask(one.inputs()).stream()
                    .map(row -> cases.outputs().stream()
                            .map(output -> text(row.get(output)))
                            .collect(Collectors.joining(":")))
                    .toList()
                    .toString();
        } catch (DmnEngineException | ProcessEngineException e) {
            return "no answer: " + e.getMessage();
        }
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : value.toString();
    }
}
