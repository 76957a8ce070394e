package io.muster.proofs.prover;

import io.muster.processfiles.DeploymentFile;
import io.muster.proofs.prover.Tables.AskedTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small decision table.
 *
 * @param policy of DMN, also with an aggregation behind it: {@code COLLECT" aggregation="SUM}
 * @param inputs such as {@code tier:integer}, or {@code tier:} without a type
 * @param answerType empty for none
 * @param rules cells with bars between, the answer last
 */
record DrawnTable(String policy, List<String> inputs, String answerType, List<String> rules) {

    TableSemantics meaning() {
        return new TableSemantics(asked());
    }

    AskedTable asked() {
        return asked(file());
    }

    static AskedTable asked(String file) {
        var tables = new Tables();
        tables.add(new DeploymentFile("routing.dmn", file.getBytes(StandardCharsets.UTF_8)));
        return tables.find("routing").orElseThrow();
    }

    String file() {
        return """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
            <decision id="routing" name="Routing">
            <decisionTable id="table" hitPolicy="%s">%s<output id="o" name="answer"%s/>%s</decisionTable>
            </decision></definitions>\
            """.formatted(
                        policy, numbered(inputs, DrawnTable::input), type(answerType), numbered(rules, this::rule));
    }

    private static String input(int number, String input) {
        var nameAndType = input.split(":", -1);
        return "<input id=\"i%1$d\"><inputExpression id=\"x%1$d\"%2$s><text>%3$s</text></inputExpression></input>"
                .formatted(number, type(nameAndType[1]), escaped(nameAndType[0]));
    }

    private static String type(String type) {
        return type.isEmpty() ? "" : " typeRef=\"%s\"".formatted(type);
    }

    private String rule(int number, String rule) {
        var cells = List.of(rule.split("\\|", -1));
        return "<rule id=\"r%d\">%s<outputEntry id=\"a%d\"><text>%s</text></outputEntry></rule>"
                .formatted(
                        number,
                        numbered(
                                cells.subList(0, cells.size() - 1),
                                (column, cell) -> "<inputEntry id=\"c%d_%d\"><text>%s</text></inputEntry>"
                                        .formatted(number, column, escaped(cell))),
                        number,
                        escaped(cells.get(cells.size() - 1)));
    }

    private interface Drawn {
        String of(int number, String text);
    }

    private static String numbered(List<String> texts, Drawn drawn) {
        return IntStream.range(0, texts.size())
                .mapToObj(number -> drawn.of(number, texts.get(number)))
                .collect(Collectors.joining());
    }

    private static String escaped(String cell) {
        return cell.replace("&", "&amp;").replace("<", "&lt;");
    }
}
