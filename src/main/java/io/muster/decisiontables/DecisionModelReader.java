package io.muster.decisiontables;

import static io.muster.decisiontables.XmlElements.attribute;
import static io.muster.decisiontables.XmlElements.child;
import static io.muster.decisiontables.XmlElements.children;
import static io.muster.decisiontables.XmlElements.text;

import io.muster.inventory.signature.Signature;
import io.muster.processfiles.FileElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The reader of decision tables in DMN files of any version from 1.1 on. */
public final class DecisionModelReader {

    private static final int MOST_RULES = 2_000;

    private final FileElement definitions;
    private final Dialect dialect;
    private final InputTypes types;
    private final List<DecisionTable> tables = new ArrayList<>();
    private final List<String> notAnalysed = new ArrayList<>();

    private DecisionModelReader(FileElement definitions, Signature signature, Dialect dialect) {
        this.definitions = definitions;
        this.dialect = dialect;
        this.types = new InputTypes(definitions, signature, dialect);
    }

    /**
     * @param definitions root element of a DMN file
     * @param signature gives types and limits of inputs if the file does not
     */
    public static DecisionModel read(FileElement definitions, Signature signature, Dialect dialect) {
        var reader = new DecisionModelReader(definitions, signature, dialect);
        children(reader.definitions, "decision").forEach(reader::readDecision);
        return new DecisionModel(reader.tables, reader.notAnalysed);
    }

    private void readDecision(FileElement decision) {
        var name = attribute(decision, "name").orElse(attribute(decision, "id").orElse(""));
        var table = child(decision, "decisionTable");
        if (table.isEmpty()) {
            notAnalysed.add("decision '%s' is not a decision table".formatted(name));
            return;
        }
        obstacle(table.get())
                .ifPresentOrElse(
                        why -> notAnalysed.add("table '%s' %s".formatted(name, why)),
                        () -> readTable(attribute(decision, "id").orElse(""), name, table.get()));
    }

    private Optional<String> obstacle(FileElement table) {
        var expressions = new HashSet<String>();
        var rules = children(table, "rule").size();
        if (rules > MOST_RULES) {
            return Optional.of("has %d rules, more than %d".formatted(rules, MOST_RULES));
        }
        if (hitPolicy(table).isEmpty()) {
            return Optional.of("has the unknown hit policy '%s'"
                    .formatted(attribute(table, "hitPolicy").orElse("")));
        }
        return children(table, "input").stream()
                .map(DecisionModelReader::expression)
                .filter(expression -> !expressions.add(expression))
                .findFirst()
                .map("uses '%s' in two columns"::formatted);
    }

    private static Optional<HitPolicy> hitPolicy(FileElement table) {
        return HitPolicy.of(attribute(table, "hitPolicy").orElse("UNIQUE"));
    }

    private static String expression(FileElement input) {
        return child(input, "inputExpression").map(XmlElements::text).orElse("");
    }

    private void readTable(String id, String name, FileElement table) {
        var inputs = children(table, "input").stream().map(this::readInput).toList();
        var rules = new ArrayList<DecisionTable.Rule>();
        for (var rule : children(table, "rule")) {
            rules.add(readRule(name, rules.size() + 1, inputs, rule));
        }
        var byDefault = children(table, "output").stream()
                .allMatch(output -> child(output, "defaultOutputEntry").isPresent());
        tables.add(new DecisionTable(id, name, answers(table, byDefault), inputs, rules));
    }

    private static DecisionTable.Answers answers(FileElement table, boolean byDefault) {
        return new DecisionTable.Answers(
                hitPolicy(table).orElseThrow(), attribute(table, "aggregation").isPresent(), byDefault);
    }

    private DecisionTable.Input readInput(FileElement input) {
        var expression = expression(input);
        var kind = types.kind(input, expression);
        return new DecisionTable.Input(expression, kind, types.domain(input, expression, kind), false);
    }

    private DecisionTable.Rule readRule(String table, int number, List<DecisionTable.Input> inputs, FileElement rule) {
        var cells = children(rule, "inputEntry");
        var tests = new ArrayList<Optional<UnaryTest>>();
        for (var i = 0; i < inputs.size(); i++) {
            var test = i < cells.size() ? parse(cells.get(i), inputs.get(i).kind()) : Optional.<UnaryTest>empty();
            if (test.isEmpty()) {
                notAnalysed.add("rule %d of '%s', input '%s': %s"
                        .formatted(
                                number,
                                table,
                                inputs.get(i).expression(),
                                i < cells.size() ? text(cells.get(i)) : "no cell"));
            }
            tests.add(test);
        }
        return new DecisionTable.Rule(
                attribute(rule, "id").orElse(""),
                number,
                tests,
                children(rule, "outputEntry").stream().map(XmlElements::text).toList());
    }

    private Optional<UnaryTest> parse(FileElement cell, ValueKind kind) {
        return XmlElements.isFeel(cell) && XmlElements.isFeel(definitions)
                ? new UnaryTestParser(kind, dialect).parse(text(cell))
                : Optional.empty();
    }
}
