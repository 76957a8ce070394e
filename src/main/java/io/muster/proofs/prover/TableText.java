package io.muster.proofs.prover;

import io.muster.proofs.prover.AskedTable.Column;
import io.muster.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

/**
 * A decision as written in its file, with all its outputs.
 *
 * @param id of the decision
 * @param hitPolicy with the aggregation, if there is one; empty when it is not a table
 * @param asksOthers whether it requires another decision
 */
public record TableText(
        String id, String hitPolicy, List<Column> inputs, List<Column> outputs, List<Row> rows, boolean asksOthers) {

    public TableText {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        rows = List.copyOf(rows);
    }

    /** A rule: its condition on each input and its answer in each output, in FEEL. */
    public record Row(List<String> tests, List<String> answers) {

        public Row {
            tests = List.copyOf(tests);
            answers = List.copyOf(answers);
        }
    }

    /**
     * All decisions of a file.
     *
     * @throws Refusal {@code TABLE_UNREADABLE} if it is not DMN
     */
    public static List<TableText> read(String file, byte[] content) {
        return Tables.read(file, content).getModelElementsByType(Decision.class).stream()
                .map(TableText::of)
                .toList();
    }

    public static Optional<TableText> find(String id, String file, byte[] content) {
        return read(file, content).stream().filter(text -> text.id().equals(id)).findFirst();
    }

    public boolean isTable() {
        return !hitPolicy.isEmpty();
    }

    /** Whether every matching rule contributes its own answer. */
    public boolean answersSeveral() {
        return hitPolicy.equals("COLLECT") || hitPolicy.equals("RULE_ORDER");
    }

    /** Such as {@code tier 1, 2 → metric "auc", minimum 0.7}. */
    public String inWords(Row row) {
        var asked = new ArrayList<String>();
        for (var i = 0; i < inputs.size(); i++) {
            var test = row.tests().get(i);
            if (!test.isEmpty() && !test.equals("-")) {
                asked.add(inputs.get(i).name() + " " + test);
            }
        }
        var answered = new ArrayList<String>();
        for (var i = 0; i < outputs.size(); i++) {
            if (!row.answers().get(i).isEmpty()) {
                answered.add(outputs.get(i).name() + " " + row.answers().get(i));
            }
        }
        return "%s → %s".formatted(asked.isEmpty() ? "always" : String.join(", ", asked), String.join(", ", answered));
    }

    private static TableText of(Decision decision) {
        var asksOthers =
                decision.getInformationRequirements().stream().anyMatch(each -> each.getRequiredDecision() != null);
        return decision.getExpression() instanceof DecisionTable table
                ? new TableText(
                        decision.getId(),
                        hitPolicy(table),
                        table.getInputs().stream().map(TableText::column).toList(),
                        table.getOutputs().stream().map(TableText::column).toList(),
                        table.getRules().stream().map(TableText::row).toList(),
                        asksOthers)
                : new TableText(decision.getId(), "", List.of(), List.of(), List.of(), asksOthers);
    }

    private static String hitPolicy(DecisionTable table) {
        return table.getAggregation() == null
                ? table.getHitPolicy().name()
                : "%s %s".formatted(table.getHitPolicy(), table.getAggregation());
    }

    /** Anything but a plain name computes something. */
    private static Column column(Input input) {
        var expression = input.getInputExpression();
        var name = expression.getText().getTextContent().strip();
        return new Column(
                name.matches("[a-zA-Z][a-zA-Z0-9]*") ? name : "",
                Optional.ofNullable(expression.getTypeRef()).orElse(""));
    }

    private static Column column(Output output) {
        return new Column(
                Optional.ofNullable(output.getName()).orElse(""),
                Optional.ofNullable(output.getTypeRef()).orElse(""));
    }

    private static Row row(Rule rule) {
        return new Row(
                rule.getInputEntries().stream()
                        .map(entry -> text(entry.getText()))
                        .toList(),
                rule.getOutputEntries().stream()
                        .map(entry -> text(entry.getText()))
                        .toList());
    }

    private static String text(Text text) {
        return text.getTextContent().strip();
    }
}
