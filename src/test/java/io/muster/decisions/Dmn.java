package io.muster.decisions;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small decision files. Rules have the ids {@code r1}, {@code r2} and so on. */
final class Dmn {

    private Dmn() {}

    /**
     * @param hitPolicy also with an aggregation behind it: {@code COLLECT" aggregation="SUM}
     * @param inputs such as {@code tier:integer} or {@code size:string="small","large"}
     * @param rules cells with bars between, the output last
     */
    static String table(String hitPolicy, List<String> inputs, String... rules) {
        return file("""
                <decision id="routing" name="Routing" camunda:historyTimeToLive="P30D">
                  <decisionTable id="table" hitPolicy="%s">
                  %s
                  <output id="o" name="answer" typeRef="string"/>
                  %s</decisionTable></decision>""".formatted(
                        hitPolicy,
                        IntStream.range(0, inputs.size())
                                .mapToObj(number -> input(number, inputs.get(number)))
                                .collect(Collectors.joining("\n")),
                        IntStream.range(0, rules.length)
                                .mapToObj(number -> rule(number + 1, rules[number].split("\\|", -1)))
                                .collect(Collectors.joining("\n"))));
    }

    static String file(String decisions) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                %s</definitions>""".formatted(decisions);
    }

    private static String input(int number, String input) {
        var nameAndRest = input.split(":", 2);
        var typeAndValues = nameAndRest[1].split("=", 2);
        return """
                <input id="i%1$d"><inputExpression id="x%1$d" typeRef="%2$s"><text>%3$s</text></inputExpression>%4$s</input>""".formatted(
                number,
                typeAndValues[0],
                nameAndRest[0],
                typeAndValues.length == 1
                        ? ""
                        : "<inputValues id=\"v%d\"><text>%s</text></inputValues>".formatted(number, typeAndValues[1]));
    }

    private static String rule(int number, String[] cells) {
        var last = cells.length - 1;
        return "<rule id=\"r%d\">".formatted(number)
                + IntStream.range(0, last)
                        .mapToObj(cell -> "<inputEntry id=\"e%d_%d\"><text>%s</text></inputEntry>"
                                .formatted(number, cell, escaped(cells[cell])))
                        .collect(Collectors.joining())
                + "<outputEntry id=\"o%d\"><text>%s</text></outputEntry></rule>"
                        .formatted(number, escaped(cells[last]));
    }

    private static String escaped(String cell) {
        return cell.strip().replace("&", "&amp;").replace("<", "&lt;");
    }
}
