package io.muster.formats.pmml;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** PMML whose functions call each other. */
public final class EndlessPmml {

    private EndlessPmml() {}

    /** Each function calls the one before twice: what it gives takes 2 to the number of functions steps. */
    public static String doubling(int functions) {
        return document(functions(functions), "f" + (functions - 1));
    }

    public static String recursive() {
        return document(function(0, call(0)), "f0");
    }

    public static String recursiveByTurns() {
        return document(function(0, call(1)) + function(1, call(0)), "f0");
    }

    private static String function(int number, String body) {
        return """
                <DefineFunction name="f%d" optype="continuous" dataType="double">
                  <ParameterField name="p" optype="continuous" dataType="double"/>%s</DefineFunction>
                """.formatted(number, body);
    }

    private static String plus(String a, String b) {
        return "<Apply function=\"+\">%s%s</Apply>".formatted(a, b);
    }

    private static String call(int number) {
        return "<Apply function=\"f%d\"><FieldRef field=\"p\"/></Apply>".formatted(number);
    }

    private static String functions(int functions) {
        var p = "<FieldRef field=\"p\"/>";
        return IntStream.range(0, functions)
                .mapToObj(i -> function(i, i == 0 ? plus(p, p) : plus(call(i - 1), call(i - 1))))
                .collect(Collectors.joining());
    }

    private static String document(String functions, String applied) {
        return PmmlFiles.document("""
                <TransformationDictionary>%s<DerivedField name="z" optype="continuous" dataType="double">
                  <Apply function="%s"><FieldRef field="age"/></Apply></DerivedField></TransformationDictionary>
                """.formatted(functions, applied)
                + PmmlFiles.LOGISTIC.replace("<NumericPredictor name=\"age\"", "<NumericPredictor name=\"z\""));
    }
}
