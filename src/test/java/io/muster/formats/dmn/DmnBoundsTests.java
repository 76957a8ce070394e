package io.muster.formats.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.formats.ScoringSettings;
import io.muster.formats.UnreadableArtifact;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which decisions are bounded, and which loops are refused. */
class DmnBoundsTests {

    @TempDir
    Path directory;

    private final DmnFormat format = new DmnFormat(ScoringSettings.defaults());

    private static Signature signature(Field x, DataType output) {
        return new Signature(List.of(x), List.of(Field.of("D", output)));
    }

    private static Field anyNumber() {
        return Field.of("x", DataType.DOUBLE);
    }

    private static Field upTo(double maximum) {
        return new Field("x", DataType.DOUBLE, List.of(), false, 0.0, maximum, List.of());
    }

    private void load(String feel, Field x) throws IOException {
        var file = DmnFiles.write(directory, DmnFiles.expression("number", feel));
        format.load(file, signature(x, DataType.TEXT)).close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(for i in 1..x return i)",
                "sum(for i in 1..x return i)",
                "count(for i in x..1000000 return i)",
                "count(for i in 1..(x + 1) return i)",
                "count(for i in 1 .. 2 * x return i)",
                "count(for i in [1..x] return i)",
                "some i in 1..x satisfies i = 0",
                "every i in 1..x satisfies i > 0",
                "count(for i in 1..10, j in 1..x return j)",
                "count(for i in 1..10 return for j in 1..x return j)",
                "count(for i in for j in 1..x return j return i)",
                "if x > 1 then count(for i in 1..x return i) else 0",
                "count(for i in 1..x ** 2 return i)",
                "count(for i in 1..floor(x) return i)",
                "count(for i in 1/* a comment */..x return i)",
                "{f: function(n) count(for i in 1..n return i), r: f(10)}.r",
            })
    void refusesALoopOverAnUnknownRange(String feel) {
        assertThatThrownBy(() -> load(feel, anyNumber()))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("an end of a range must be a number, or an input with a declared range");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(for i in 1..12 return i)",
                "count(for i in 1..x return i)",
                "count(for i in 1..x, j in 1..i return j)",
                "count(for i in -2..(x - 1) return i)",
                "count(for i in [x, 2, 3] return i)",
                "count(for i in 1..count([x, 2]) return i)",
                "some i in 1..x satisfies i = 3",
            })
    void takesALoopWhoseEndsAreLiteralOrOfAnInputWithARange(String feel) {
        assertThatCode(() -> load(feel, upTo(360))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(for i in 1..1000000000 return i)",
                "count(for i in 1..2000, j in 1..2000 return i)",
                "count(for i in 1..2000 return for j in 1..2000 return i)",
                "count(for i in 1..x, j in 1..x return i)",
                "some i in 1..x, j in 1..x satisfies i = j",
            })
    void refusesMoreRoundsThanTheSettingsAllow(String feel) {
        assertThatThrownBy(() -> load(feel, upTo(2000)))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("muster.scoring.max-iterations");
    }

    @Test
    void takesTheRangeOfAnInputFromTheDocumentToo() throws IOException {
        var document = DmnFiles.document("""
                <itemDefinition name="tTerm"><typeRef>number</typeRef>
                  <allowedValues><text>[1..360]</text></allowedValues></itemDefinition>
                <inputData name="Loan Term" id="i"><variable name="Loan Term" typeRef="tTerm"/></inputData>
                <decision name="D" id="d"><variable name="D" typeRef="number"/>
                  <informationRequirement><requiredInput href="#i"/></informationRequirement>
                  <literalExpression><text>sum(for i in 1..Loan Term return i)</text></literalExpression>
                </decision>""");
        var file = DmnFiles.write(directory, document);

        assertThatCode(() ->
                        format.load(file, format.inspect(file).orElseThrow()).close())
                .doesNotThrowAnyException();
    }

    private Optional<String> unbounded(String document) throws IOException {
        var file = DmnFiles.write(directory, document);
        return format.unbounded(file, signature(anyNumber(), DataType.TEXT));
    }

    @Test
    void knowsTheCostOfOrdinaryTables() throws IOException {
        assertThat(unbounded(DmnFiles.affordability())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if x > 1 then x * 2 else floor(x)",
                "decimal(x / 3, 2)",
                "if (x in [1..5]) and not(x = 2) then 1 else 0",
                "round half up(x, 1)",
                "substring before(\"a,b\", \",\")",
            })
    void knowsTheCostOfOrdinaryExpressions(String feel) throws IOException {
        assertThat(unbounded(DmnFiles.expression("number", feel))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(for i in 1..12 return i)",
                "some i in [1, 2] satisfies i = x",
                "x ** 1000",
                "decimal(x, x)",
                "decimal(n: x, scale: 2000000000)",
                "floor(x, 2000000000)",
                "number(\"1E999999999\", \",\", \".\")",
                "1E999999999 * x",
                "matches(string(x), \"(a+)+$\")",
                "replace(\"aaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\", \"\")",
                "split(\"a\", \"(a+)+$\")",
                "exp(x)",
                "{f: function(n) f(n) + f(n), r: f(x)}.r",
                "{a: \"x\" + \"x\", b: a + a}.b",
                "concatenate([x], [x])",
                "string join([\"a\"], \"b\")",
            })
    void reportsExpressionsOfUnboundedCost(String feel) throws IOException {
        assertThat(unbounded(DmnFiles.expression("number", feel))).isPresent();
    }

    /** Ways round the refusal: each is taken, if at all, by a process that can be ended. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{r: [1..x], n: count(for i in r return i)}.n",
                "{x: 1000000000, n: count(for i in 1..x return i)}.n",
                "{r: [1..x], n: some i in r satisfies i = 0}.n",
                "{f: function(n) if n > x then 0 else f(n + 1), r: f(0)}.r",
                "1 // a comment\r + count(for i in 1..x return i)",
                "1 /* a comment */ + count(for i in 1..x return i)",
                "count([1, 2][some i in 1..x satisfies i = 0])",
            })
    void scoresEveryLoopApart(String feel) throws IOException {
        var document = DmnFiles.expression("number", feel).replace("\r", "&#13;");
        var file = DmnFiles.write(directory, document);
        var ranged = signature(upTo(360), DataType.TEXT);

        assertThat(format.unbounded(file, ranged)).isPresent();
    }

    @Test
    void reportsInputsThatAreLists() throws IOException {
        assertThat(unbounded(DmnFiles.expression("", "x"))).isPresent();
    }

    /** A text of one letter that each decision lays behind itself: after forty, a terabyte. */
    @Test
    void reportsTextsThatDoubleFromDecisionToDecision() throws IOException {
        var decisions = IntStream.range(0, 40).mapToObj(i -> """
                <decision name="D%1$d" id="d%1$d"><variable name="D%1$d" typeRef="string"/>
                  <informationRequirement>%2$s</informationRequirement>
                  <literalExpression><text>%3$s + %3$s</text></literalExpression></decision>
                """.formatted(
                        i,
                        i == 0 ? "<requiredInput href=\"#i\"/>" : "<requiredDecision href=\"#d%d\"/>".formatted(i - 1),
                        i == 0 ? "x" : "D" + (i - 1)));
        var document =
                DmnFiles.document("<inputData name=\"x\" id=\"i\"><variable name=\"x\" typeRef=\"string\"/></inputData>"
                        + decisions.collect(Collectors.joining()));

        assertThat(unbounded(document))
                .hasValueSatisfying(why -> assertThat(why).contains("grow"));
    }
}
