package io.muster.proofs.comparison;

import io.muster.decisiontables.DecisionModel.Decision;
import io.muster.decisiontables.DecisionTable;
import io.muster.decisiontables.DecisionTable.Rule;
import io.muster.decisiontables.Region;
import io.muster.decisiontables.Region.Fit;
import io.muster.decisiontables.ValueKind;
import io.muster.processfiles.BpmnXml;
import io.muster.proofs.prover.TableOutputs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.jspecify.annotations.Nullable;

/** The answers of a decision table for thousands of inputs: each output is evaluated once. */
final class TableAnswers {

    private final Decision decision;
    private final DecisionTable table;
    private final Map<Rule, Map<String, @Nullable Object>> answers = new HashMap<>();

    TableAnswers(Decision decision, DecisionTable table) {
        this.decision = decision;
        this.table = table;
    }

    /**
     * Why it cannot be evaluated here, without full stop: a cell computes something, so its answers are known only at
     * run time.
     */
    Optional<String> objection() {
        if (!decision.isFeel()
                || decision.asksOthers()
                || table.answers().aggregated()
                || !table.hitPolicy().isKnownToTheEngine()) {
            return Optional.of("it is not a table that answers from its own rules in FEEL alone");
        }
        for (var i = 0; i < table.inputs().size(); i++) {
            var why = objection(table.inputs().get(i), i);
            if (why.isPresent()) {
                return why;
            }
        }
        return outputs();
    }

    private Optional<String> objection(DecisionTable.Input input, int column) {
        // Steps state these values themselves, so a name may also be one that the engine resolves elsewhere.
        if (!BpmnXml.isName(input.expression())) {
            return Optional.of("an input computes something");
        }
        if (input.kind() != ValueKind.OTHER && !input.isConverted()) {
            return Optional.of("the engine makes no values of the type '%s' of input '%s'"
                    .formatted(input.type(), input.expression()));
        }
        return table.rules().stream()
                .map(rule -> rule.cells().get(column))
                .filter(cell -> cell.test().isEmpty())
                .findFirst()
                .map(cell -> "a cell of input '%s' computes something: %s".formatted(input.expression(), cell.text()));
    }

    private Optional<String> outputs() {
        for (var i = 0; i < table.outputs().size(); i++) {
            var outputs = new TableOutputs(table.outputs().get(i).type());
            for (var rule : table.rules()) {
                var why = outputs.objection(rule.outputs().get(i));
                if (why.isPresent()) {
                    return why.map(sentence -> "it " + sentence);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The outputs of the matching rules, by name.
     *
     * @param question a value for each input of the table
     */
    List<Map<String, @Nullable Object>> ask(Map<String, Region> question) {
        var found = new ArrayList<Map<String, @Nullable Object>>();
        for (var rule : table.rules()) {
            if (fits(rule, question)) {
                found.add(answers.computeIfAbsent(rule, this::answer));
                if (!table.answers().mayBeSeveral()) {
                    return found;
                }
            }
        }
        return found;
    }

    private boolean fits(Rule rule, Map<String, Region> question) {
        for (var i = 0; i < table.inputs().size(); i++) {
            var value = question.get(table.inputs().get(i).expression());
            if (value.fit(rule.cells().get(i)) != Fit.YES) {
                return false;
            }
        }
        return true;
    }

    private Map<String, @Nullable Object> answer(Rule rule) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < table.outputs().size(); i++) {
            var output = table.outputs().get(i);
            answer.put(output.name(), value(output.type(), rule.outputs().get(i)));
        }
        return answer;
    }

    /** {@link #objection} reports values that are not of their type. */
    private static @Nullable Object value(String type, String cell) {
        try {
            return new TableOutputs(type).value(cell);
        } catch (IllegalArgumentException | FeelException e) {
            return cell;
        }
    }
}
