package io.muster.decisiontables;

import static io.muster.decisiontables.XmlElements.attribute;
import static io.muster.decisiontables.XmlElements.child;
import static io.muster.decisiontables.XmlElements.children;
import static io.muster.decisiontables.XmlElements.text;

import io.muster.decisiontables.DecisionModel.Decision;
import io.muster.decisiontables.DecisionTable.Cell;
import io.muster.decisiontables.DecisionTable.Input;
import io.muster.decisiontables.DecisionTable.Output;
import io.muster.decisiontables.DecisionTable.Rule;
import io.muster.inventory.signature.Signature;
import io.muster.processfiles.BpmnXml.Namespaces;
import io.muster.processfiles.FileElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one reader of decision tables: everything that it does not understand is kept as written, without a meaning. */
final class DecisionModelReader {

    private static final int MOST_RULES = 2_000;
    private static final String LANGUAGE = "expressionLanguage";

    private final FileElement definitions;
    private final Dialect dialect;
    private final InputTypes types;

    DecisionModelReader(FileElement definitions, Signature signature, Dialect dialect) {
        this.definitions = definitions;
        this.dialect = dialect;
        this.types = new InputTypes(definitions, signature, dialect);
    }

    DecisionModel read() {
        return new DecisionModel(
                children(definitions, "decision").stream().map(this::decision).toList(),
                otherLanguages().toList());
    }

    private Stream<String> otherLanguages() {
        return definitions
                .all()
                .filter(each -> !DecisionLanguage.isFeel(each.attribute(LANGUAGE)))
                .map(each -> "%s '%s' is written in '%s'"
                        .formatted(each.tag(), attribute(each, "id").orElse(""), each.attribute(LANGUAGE)));
    }

    private Decision decision(FileElement decision) {
        var id = attribute(decision, "id").orElse("");
        var name = attribute(decision, "name").orElse("");
        var shown = name.isEmpty() ? id : name;
        var element = child(decision, "decisionTable");
        var policy = element.flatMap(DecisionModelReader::hitPolicy);
        return new Decision(
                id,
                name,
                policy.map(known -> table(id, shown, element.orElseThrow(), known))
                        .orElse(null),
                element.isEmpty()
                        ? "decision '%s' is not a decision table".formatted(shown)
                        : obstacle(element.get())
                                .map(why -> "table '%s' %s".formatted(shown, why))
                                .orElse(""),
                children(decision, "informationRequirement").stream()
                        .anyMatch(each -> child(each, "requiredDecision").isPresent()),
                isFeel(definitions) && decision.all().allMatch(DecisionModelReader::isFeel),
                Optional.ofNullable(decision.attribute(Namespaces.CAMUNDA_DMN, "historyTimeToLive"))
                        .orElse(""));
    }

    private static Optional<String> obstacle(FileElement table) {
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

    private DecisionTable table(String id, String name, FileElement table, HitPolicy policy) {
        var inputs = children(table, "input").stream().map(this::input).toList();
        var outputs = children(table, "output").stream()
                .map(DecisionModelReader::output)
                .toList();
        var rules = new ArrayList<Rule>();
        for (var rule : children(table, "rule")) {
            rules.add(rule(rules.size() + 1, inputs, outputs.size(), rule));
        }
        var byDefault = children(table, "output").stream()
                .allMatch(output -> child(output, "defaultOutputEntry").isPresent());
        var answers = new DecisionTable.Answers(
                policy, attribute(table, "aggregation").orElse(""), byDefault);
        return new DecisionTable(id, name, answers, inputs, outputs, rules);
    }

    private Input input(FileElement input) {
        var expression = expression(input);
        var kind = types.kind(input, expression);
        return new Input(expression, InputTypes.written(input), kind, types.domain(input, expression, kind), false);
    }

    private static Output output(FileElement output) {
        return new Output(
                attribute(output, "name").orElse(""),
                attribute(output, "typeRef").orElse(""));
    }

    private Rule rule(int number, List<Input> inputs, int outputs, FileElement rule) {
        var cells = children(rule, "inputEntry");
        var answers = children(rule, "outputEntry").stream().map(XmlElements::text);
        return new Rule(
                attribute(rule, "id").orElse(""),
                number,
                IntStream.range(0, inputs.size())
                        .mapToObj(column -> column < cells.size()
                                ? cell(cells.get(column), inputs.get(column).kind())
                                : new Cell("no cell", null))
                        .toList(),
                // A rule with too few answers gives none in the last columns.
                Stream.concat(answers, Stream.generate(() -> ""))
                        .limit(Math.max(outputs, children(rule, "outputEntry").size()))
                        .toList());
    }

    private Cell cell(FileElement cell, ValueKind kind) {
        return new Cell(text(cell), test(cell, kind));
    }

    private @Nullable UnaryTest test(FileElement cell, ValueKind kind) {
        return isFeel(cell) && isFeel(definitions)
                ? new UnaryTestParser(kind, dialect).parse(text(cell)).orElse(null)
                : null;
    }

    private static boolean isFeel(FileElement element) {
        return DecisionLanguage.isFeel(element.attribute(LANGUAGE));
    }
}
