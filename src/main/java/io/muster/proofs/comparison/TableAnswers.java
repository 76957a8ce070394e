package io.muster.proofs.comparison;

import io.muster.decisions.Feel;
import io.muster.decisions.Feel.Fit;
import io.muster.proofs.prover.TableCells;
import io.muster.proofs.prover.TableOutputs;
import io.muster.proofs.prover.TableText;
import io.muster.proofs.prover.TableText.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.jspecify.annotations.Nullable;

/** The answers of a decision table for thousands of inputs: each cell is evaluated once for each value. */
final class TableAnswers {

    private final TableText text;
    private final List<TableCells> columns;
    private final Map<List<@Nullable Object>, Fit> fits = new HashMap<>();
    private final Map<Row, Map<String, @Nullable Object>> answers = new HashMap<>();

    TableAnswers(TableText text) {
        this.text = text;
        this.columns = IntStream.range(0, text.inputs().size())
                .mapToObj(column -> new TableCells(
                        text.inputs().get(column).type(),
                        text.rows().stream().map(row -> row.tests().get(column)).toList()))
                .toList();
    }

    List<TableCells> columns() {
        return columns;
    }

    /**
     * Why it cannot be evaluated here, without full stop: a cell computes something, so its answers are known only at
     * run time.
     */
    Optional<String> objection() {
        if (!text.isTable() || text.asksOthers() || !text.hitPolicy().matches("FIRST|UNIQUE|ANY|COLLECT|RULE_ORDER")) {
            return Optional.of("it is not a table that answers from its own rules alone");
        }
        for (var i = 0; i < columns.size(); i++) {
            if (text.inputs().get(i).name().isEmpty()) {
                return Optional.of("an input computes something");
            }
            for (var row : text.rows()) {
                var cell = row.tests().get(i);
                if (!cell.isEmpty() && !cell.equals("-") && !columns.get(i).isPlain(cell)) {
                    return Optional.of("a cell of input '%s' computes something: %s"
                            .formatted(text.inputs().get(i).name(), cell));
                }
            }
        }
        return outputs();
    }

    private Optional<String> outputs() {
        for (var i = 0; i < text.outputs().size(); i++) {
            var outputs = new TableOutputs(text.outputs().get(i).type());
            for (var row : text.rows()) {
                var why = outputs.objection(row.answers().get(i));
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
    List<Map<String, @Nullable Object>> ask(Map<String, @Nullable Object> question) {
        var found = new ArrayList<Map<String, @Nullable Object>>();
        for (var row : text.rows()) {
            if (fits(row, question)) {
                found.add(answers.computeIfAbsent(row, this::answer));
                if (!text.answersSeveral()) {
                    return found;
                }
            }
        }
        return found;
    }

    private boolean fits(Row row, Map<String, @Nullable Object> question) {
        for (var i = 0; i < columns.size(); i++) {
            var cell = row.tests().get(i);
            var value = question.get(text.inputs().get(i).name());
            var key = new ArrayList<@Nullable Object>();
            key.add(cell);
            key.add(value);
            if (fits.computeIfAbsent(key, any -> Feel.fits(cell, value)) != Fit.YES) {
                return false;
            }
        }
        return true;
    }

    private Map<String, @Nullable Object> answer(Row row) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < text.outputs().size(); i++) {
            var output = text.outputs().get(i);
            answer.put(output.name(), value(output.type(), row.answers().get(i)));
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
