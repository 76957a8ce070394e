package io.muster.formats.dmn;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Decisions of {@code x}, named {@code D}, of unbounded time or memory. */
public final class EndlessDmn {

    private EndlessDmn() {}

    /** Loops as often as its input says. */
    public static String loop() {
        return DmnFiles.expression("number", "string(count(for i in 1..x return i))");
    }

    /** Calls itself twice, and each call again: the stack stays low, but the time grows exponentially. */
    public static String recursion() {
        return DmnFiles.expression("number", "{f: function(n) if n > 60 then 0 else f(n + 1) + f(n + 1), r: f(x)}.r");
    }

    /** Doubles a text until no heap can hold it. */
    public static String growth() {
        return DmnFiles.expression(
                "number",
                "{f: function(t) if string length(t) > 2000000000 then t else f(t + t + t), r: f(\"0123456789\")}.r");
    }

    /** A table of so many rules. */
    public static String table(int rules) {
        return DmnFiles.document("""
                <inputData name="x" id="i"><variable name="x" typeRef="number"/></inputData>
                <decision name="y" id="d"><variable name="y" typeRef="number"/>
                  <informationRequirement><requiredInput href="#i"/></informationRequirement>
                  <decisionTable hitPolicy="FIRST">
                    <input><inputExpression typeRef="number"><text>x</text></inputExpression></input>
                    <output typeRef="number"/>%s
                  </decisionTable></decision>
                """.formatted(
                        IntStream.range(0, rules).mapToObj(EndlessDmn::rule).collect(Collectors.joining())));
    }

    private static String rule(int number) {
        return "<rule><inputEntry><text>[%d..%d)</text></inputEntry><outputEntry><text>%d</text></outputEntry></rule>"
                .formatted(number, number + 1, number);
    }
}
