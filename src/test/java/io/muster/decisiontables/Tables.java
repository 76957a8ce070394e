package io.muster.decisiontables;

import io.muster.inventory.signature.Signature;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileUnreadable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Decision tables as DMN text. */
final class Tables {

    static final Signature NOTHING_SIGNED = new Signature(List.of(), List.of());

    private Tables() {}

    /** @param inputs such as {@code age:number} */
    static String decision(String hitPolicy, List<String> inputs, String... rules) {
        return "<decision id='d' name='decision'><decisionTable hitPolicy='%s'>%s<output name='o'/>%s</decisionTable></decision>"
                .formatted(
                        hitPolicy,
                        inputs.stream().map(Tables::input).collect(Collectors.joining()),
                        IntStream.range(0, rules.length)
                                .mapToObj(i -> rule(inputs.size(), rules[i]))
                                .collect(Collectors.joining()));
    }

    private static String input(String input) {
        var nameAndType = input.split(":");
        return "<input><inputExpression typeRef='%s'><text>%s</text></inputExpression></input>"
                .formatted(nameAndType[1], nameAndType[0]);
    }

    /** Cells with bars between, the output last. */
    private static String rule(int inputs, String rule) {
        var cells = rule.split("\\|");
        return Stream.concat(
                        Stream.of(cells).limit(inputs).map(cell -> entry("inputEntry", cell)),
                        Stream.of(entry("outputEntry", cells.length > inputs ? cells[inputs] : "\"o\"")))
                .collect(Collectors.joining("", "<rule>", "</rule>"));
    }

    private static String entry(String element, String cell) {
        var escaped = cell.strip().replace("&", "&amp;").replace("<", "&lt;");
        return "<%1$s><text>%2$s</text></%1$s>".formatted(element, escaped);
    }

    static DecisionModel model(String decisions) {
        return model(decisions, NOTHING_SIGNED);
    }

    static DecisionModel model(String decisions, Signature signature) {
        var xml = "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'>" + decisions + "</definitions>";
        try {
            return DecisionModel.read(
                    new DeploymentFile("rules.dmn", xml.getBytes(StandardCharsets.UTF_8)).root(),
                    signature,
                    Dialect.STANDARD);
        } catch (FileUnreadable e) {
            throw new IllegalArgumentException(xml, e);
        }
    }

    static DecisionTable table(String hitPolicy, List<String> inputs, String... rules) {
        return model(decision(hitPolicy, inputs, rules)).tables().get(0);
    }

    static TableAnalysis analysis(String hitPolicy, List<String> inputs, String... rules) {
        return new TableAnalysis(table(hitPolicy, inputs, rules));
    }
}
