package io.muster.formats.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.muster.formats.IncompatibleSignature;
import io.muster.formats.InvalidInput;
import io.muster.formats.ModelFormat;
import io.muster.formats.Scorer;
import io.muster.formats.ScoringFailed;
import io.muster.formats.ScoringSettings;
import io.muster.formats.UnreadableArtifact;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.scoring.ModelFormatContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmnFormatTests extends ModelFormatContract {

    private final DmnFormat format = new DmnFormat(ScoringSettings.defaults());

    @Override
    protected ModelFormat format(ScoringSettings settings) {
        return new DmnFormat(settings);
    }

    @Override
    protected Example example() throws IOException {
        return DmnFormats.example(directory);
    }

    private Scorer expression(String typeRef, DataType input, String feel, Field output) throws IOException {
        return expression(format, typeRef, input, feel, output);
    }

    private Scorer expression(DmnFormat format, String typeRef, DataType input, String feel, Field output)
            throws IOException {
        var declared =
                new Signature(List.of(new Field("x", input, List.of(), true, null, null, List.of())), List.of(output));
        return format.load(DmnFiles.write(directory, DmnFiles.expression(typeRef, feel)), declared);
    }

    private @Nullable Object decide(String typeRef, DataType input, @Nullable Object x, String feel, DataType output)
            throws IOException {
        var row = new HashMap<String, @Nullable Object>();
        row.put("x", x);
        try (var scorer = expression(typeRef, input, feel, Field.of("D", output))) {
            return scorer.scoreRow(row).get("D");
        }
    }

    @Test
    void refusesUnseenCategoriesAndNumbersOutOfRangeByName() throws IOException {
        var example = example();
        try (var scorer = format.load(example.artifact(), example.signature())) {
            assertThatThrownBy(() -> scorer.scoreRow(Map.of("Debt Share", 0.4, "Risk Class", "medium")))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("'Risk Class'");
            assertThatThrownBy(() -> scorer.scoreRow(Map.of("Debt Share", -1, "Risk Class", "low")))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("'Debt Share'");
        }
    }

    @Test
    void givesOnlyTheDecisionsThatAreAskedFor() throws IOException {
        var example = example();
        var one = new Signature(
                example.signature().inputs(),
                List.of(example.signature().outputs().get(0)));
        try (var scorer = format.load(example.artifact(), one)) {
            assertThat(scorer.scoreRow(example.record().inputs())).containsExactly(Map.entry("Affordable", true));
        }
    }

    @Test
    void givesAWholeContextAsJson() throws IOException {
        var example = example();
        var whole = new Signature(example.signature().inputs(), List.of(Field.of("Policy", DataType.TEXT)));
        try (var scorer = format.load(example.artifact(), whole)) {
            assertThat(scorer.scoreRow(example.record().inputs()))
                    .containsEntry("Policy", "{\"limit\":600.0,\"reason\":\"first class\"}");
        }
    }

    @Test
    void wantsTheInputsThatADecisionNeeds() throws IOException {
        var example = example();
        var fewer = new Signature(
                example.signature().inputs().subList(0, 1), example.signature().outputs());

        assertThatThrownBy(() -> format.load(example.artifact(), fewer))
                .isInstanceOf(IncompatibleSignature.class)
                .hasMessageContaining("'Risk Class'");
    }

    @Test
    void leavesUntypedInputsToTheDeclaration() throws IOException {
        assertThat(format.inspect(DmnFiles.write(directory, DmnFiles.expression("", "x + 1"))))
                .isEmpty();
        assertThat(decide("", DataType.DOUBLE, 41, "x + 1", DataType.DOUBLE)).isEqualTo(42.0);
    }

    @Test
    void takesDatesListsAndContextsAsTexts() throws IOException {
        assertThat(decide("date", DataType.TEXT, "2026-02-28", "string(x + duration(\"P1D\"))", DataType.TEXT))
                .isEqualTo("2026-03-01");
        assertThat(decide("", DataType.TEXT, "a", "[x, 1.50, {b: null}]", DataType.TEXT))
                .isEqualTo("[\"a\",1.50,{\"b\":null}]");
        assertThat(decide("dateTime", DataType.TEXT, "2026-02-28T10:00:00Z", "x.hour", DataType.DOUBLE))
                .isEqualTo(10.0);
        assertThatThrownBy(() -> decide("date", DataType.TEXT, "yesterday", "x", DataType.TEXT))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'x'")
                .hasMessageContaining("date");
    }

    @Test
    void givesAListOfNumbersAsAVectorOfTheDeclaredWidth() throws IOException {
        try (var scorer = expression("number", DataType.DOUBLE, "[x, 2 * x]", Field.vector("D", DataType.FLOAT, 2))) {
            assertThat((float[]) scorer.scoreRow(Map.of("x", 3)).get("D")).containsExactly(3, 6);
        }
        try (var scorer = expression("number", DataType.DOUBLE, "[x]", Field.vector("D", DataType.FLOAT, 2))) {
            assertThatThrownBy(() -> scorer.scoreRow(Map.of("x", 3)))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("'D'");
        }
    }

    @Test
    void passesMissingValuesOnAsNullWhereTheyAreDeclaredOptional() throws IOException {
        assertThat(decide("number", DataType.DOUBLE, null, "if x = null then \"none\" else \"some\"", DataType.TEXT))
                .isEqualTo("none");
    }

    @Test
    void namesTheOutputOfAnotherTypeThanPromised() {
        assertThatThrownBy(() -> decide("number", DataType.DOUBLE, 1, "\"one\"", DataType.DOUBLE))
                .isInstanceOf(ScoringFailed.class)
                .hasMessageContaining("'D'")
                .hasMessageContaining("one");
    }

    @Test
    void failsARowThatTheRulesContradictThemselvesIn() throws IOException {
        var twice = DmnFiles.affordability().replace("&lt; 0.4", "&lt; 0.5");
        var example = example();
        try (var scorer = format.load(DmnFiles.write(directory, twice), example.signature())) {
            assertThatThrownBy(() -> scorer.scoreRow(Map.of("Debt Share", 0.45, "Risk Class", "high")))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("Row 1")
                    .hasMessageContaining("Affordable");
        }
    }

    @Test
    void givesNoValueWhereNoRuleApplies() throws IOException {
        var gap = DmnFiles.affordability().replace("&gt; 0.6", "&gt; 0.7");
        var example = example();
        var one = new Signature(
                example.signature().inputs(),
                List.of(example.signature().outputs().get(0)));
        try (var scorer = format.load(DmnFiles.write(directory, gap), one)) {
            assertThat(scorer.scoreRow(Map.of("Debt Share", 0.65, "Risk Class", "high")))
                    .containsEntry("Affordable", null);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{f: function(v) external {java: {class: \"java.lang.System\", method signature: \"getenv(java.lang.String)\"}}}.f(\"HOME\")",
                "(function(v) external {java: {class: \"java.lang.Math\", method signature: \"cos(double)\"}})(1)",
                "x.class",
                "\"a\".class.classLoader",
                "[\"a\"][class != null]",
                "for i in [1] return i.Class",
                "[x][true and Class != null]",
                "(function(v) v).getClass",
                "\"a\" . /* hidden */ class",
                "\"\\\"\" + \"a\".class",
                "substring.evaluationContext",
            })
    void refusesExpressionsThatReachIntoJava(String feel) throws IOException {
        var file = DmnFiles.write(directory, DmnFiles.expression("Any", feel));

        assertThatThrownBy(() -> format.inspect(file)).isInstanceOf(UnreadableArtifact.class);
    }

    @Test
    void refusesFunctionsWrittenInJavaOrPmml() throws IOException {
        for (var kind : List.of("Java", "PMML")) {
            var model = DmnFiles.document("""
                    <businessKnowledgeModel name="cosine" id="b"><variable name="cosine"/>
                      <encapsulatedLogic kind="%s"><formalParameter name="v" typeRef="number"/>
                        <context>
                          <contextEntry><variable name="class"/>
                            <literalExpression><text>"java.lang.Math"</text></literalExpression></contextEntry>
                          <contextEntry><variable name="method signature"/>
                            <literalExpression><text>"cos(double)"</text></literalExpression></contextEntry>
                        </context>
                      </encapsulatedLogic>
                    </businessKnowledgeModel>
                    <decision name="D" id="d"><variable name="D"/>
                      <knowledgeRequirement><requiredKnowledge href="#b"/></knowledgeRequirement>
                      <literalExpression><text>cosine(1)</text></literalExpression>
                    </decision>
                    """.formatted(kind));
            refuses(model.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What slips past the first look finds no classes to load. */
    @Test
    void hasNoClassesForExternalFunctions() throws IOException {
        var hidden =
                "{f: function(v) /* */ external {java: {class: \"java.lang.Math\", method signature: \"cos(double)\"}}}.f(1)";
        assertThatThrownBy(() -> decide("number", DataType.DOUBLE, 1, hidden, DataType.DOUBLE))
                .isInstanceOfAny(ScoringFailed.class, UnreadableArtifact.class);
    }

    @Test
    void refusesImportsAndBrokenModels() throws IOException {
        refuses(DmnFiles.document(
                        "<import importType=\"http://www.dmg.org/PMML-4_4\" locationURI=\"file:///etc/passwd\" namespace=\"x\" name=\"y\"/>"
                                + DmnFiles.AFFORDABILITY)
                .getBytes(StandardCharsets.UTF_8));
        refuses(DmnFiles.document("").getBytes(StandardCharsets.UTF_8));
        refuses(DmnFiles.affordability().replace("#i1", "#nowhere").getBytes(StandardCharsets.UTF_8));
        refuses(DmnFiles.affordability().replace("1000 *", "1000 * * (").getBytes(StandardCharsets.UTF_8));
        refuses(DmnFiles.affordability()
                .replace("<decision name=\"Policy\"", "<decision class=\"java.lang.ProcessBuilder\" name=\"Policy\"")
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesExpressionsNestedTooDeep() throws IOException {
        refuses(nested(FeelGuard.DEEPEST + 1).getBytes(StandardCharsets.UTF_8));
        refuses(nested(100_000).getBytes(StandardCharsets.UTF_8));
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> format.inspect(DmnFiles.write(directory, nested(FeelGuard.DEEPEST))));
    }

    private static String nested(int depth) {
        return DmnFiles.expression("number", "(".repeat(depth) + "x" + ")".repeat(depth));
    }

    @Test
    void givesUpARowThatTakesTooLong() throws IOException {
        var impatient = new DmnFormat(ScoringSettings.defaults()
                .withTimes(Duration.ofSeconds(20), Duration.ofMillis(20), Duration.ofMillis(20)));
        var slow = "count(for i in 1..1000, j in 1..1000 return if i > x then 1 else 0)";
        try (var scorer = expression(impatient, "number", DataType.DOUBLE, slow, Field.of("D", DataType.DOUBLE))) {
            assertThatThrownBy(() -> scorer.scoreRow(Map.of("x", 2000)))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("took longer than 20 ms");
        }
    }

    @Test
    void endsRecursionThatDoesNotEnd() throws IOException {
        assertThatThrownBy(() ->
                        decide("number", DataType.DOUBLE, 1, "{f: function(n) f(n + 1), r: f(x)}.r", DataType.DOUBLE))
                .isInstanceOfAny(ScoringFailed.class, UnreadableArtifact.class);
    }

    @Test
    void survivesDamagedBytes() throws IOException {
        var whole = DmnFiles.affordability().getBytes(StandardCharsets.UTF_8);
        var file = directory.resolve("damaged.dmn");
        for (var i = 0; i < whole.length; i += 41) {
            var damaged = whole.clone();
            damaged[i] ^= 0x15;
            Files.write(file, damaged);
            try {
                format.inspect(file);
            } catch (UnreadableArtifact expected) {
                assertThat(expected).hasMessageNotContaining(directory.toString());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            years and months duration(date("2025-01-01"), date("2026-01-01"))  | P1Y
            duration("P26M")                                                   | P2Y2M
            duration("-P12M")                                                  | -P1Y
            duration("PT48H")                                                  | P2D
            duration("PT36H5M")                                                | P1DT12H5M
            time("10:00:00")                                                   | 10:00:00
            time("10:00:00Z")                                                  | 10:00:00Z
            date("2026-03-01")                                                 | 2026-03-01
            date and time("2026-03-01T10:00:00")                               | 2026-03-01T10:00:00
            date and time("2026-03-01T10:00:00@Europe/Paris")                  | 2026-03-01T10:00:00@Europe/Paris
            [duration("P12M"), time("10:00:00")]                               | ["P1Y","10:00:00"]
            {since: duration("P12M")}                                          | {"since":"P1Y"}
            """)
    void writesTimesAndDurationsAsTheStandardDoes(String feel, String written) throws IOException {
        assertThat(decide("number", DataType.DOUBLE, 1.0, feel, DataType.TEXT)).isEqualTo(written);
    }

    @Test
    void refusesADecisionThatYieldsComponentsWhichTheSignatureDoesNotDeclare() throws IOException {
        var limitOnly =
                new Signature(example().signature().inputs(), List.of(Field.of("Policy.limit", DataType.DOUBLE)));
        assertThatThrownBy(() -> format.load(example().artifact(), limitOnly))
                .isInstanceOf(IncompatibleSignature.class)
                .hasMessageContaining("Decision 'Policy' yields [reason], which the signature does not declare");

        var file = DmnFiles.write(
                directory, DmnFiles.expression("number", "if x > 5 then {limit: x, hint: \"large\"} else {limit: x}"));
        var declared =
                new Signature(List.of(Field.of("x", DataType.DOUBLE)), List.of(Field.of("D.limit", DataType.DOUBLE)));
        try (var scorer = format.load(file, declared)) {
            assertThat(scorer.scoreRow(Map.of("x", 4))).containsEntry("D.limit", 4.0);
            assertThatThrownBy(() -> scorer.scoreRow(Map.of("x", 6)))
                    .isInstanceOf(ScoringFailed.class)
                    .hasMessageContaining("yields [hint], which the signature does not declare");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<literalExpression><text>\"a\".class.name<description/></text></literalExpression>",
                "<literalExpression><text>count(for i in 1..3000000 return i)<description/></text></literalExpression>"
            })
    void refusesAnElementInsideATextThatWouldHideItFromTheChecks(String expression) throws IOException {
        var hidden = DmnFiles.document("""
                <inputData name="x" id="i"><variable name="x" typeRef="number"/></inputData>
                <decision name="D" id="d"><variable name="D"/>
                  <informationRequirement><requiredInput href="#i"/></informationRequirement>
                  %s
                </decision>
                """.formatted(expression));

        assertThatThrownBy(() -> format.inspect(DmnFiles.write(directory, hidden)))
                .isInstanceOf(UnreadableArtifact.class)
                .hasMessageContaining("an element 'description' inside a text");
    }
}
