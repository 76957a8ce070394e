package io.muster.proofs.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.decisions.LifecycleVariables;
import io.muster.decisiontables.DecisionModel.Decision;
import io.muster.lifecycle.ShippedProof;
import io.muster.processfiles.DeploymentFile;
import io.muster.proofs.comparison.TableChange.AnswerChange;
import io.muster.proofs.comparison.TableChange.Kind;
import io.muster.proofs.prover.Tables;
import io.muster.proofs.prover.Tables.AskedTable;
import io.muster.security.UserGroups;
import io.muster.step.StepCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The meaning of another version of a shipped table, found by evaluating both. */
class TableComparisonTests {

    private static final Path TABLES = Path.of("processes/decisions");
    private static final LifecycleVariables VARIABLES = new LifecycleVariables(StepCatalogue.read());

    static Stream<String> shipped() throws IOException {
        try (var files = Files.list(TABLES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".dmn"))
                    .map(file -> file.replace(".dmn", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedTableAnswersAsItselfAndCanBeCompared(String table) {
        var change = compare(table, text -> text + "<!-- drawn again -->");

        assertThat(change.answers()).isEmpty();
        assertThat(change.objections()).isEmpty();
        assertThat(change.rows()).isEmpty();
        assertThat(change.inWords()).singleElement().asString().contains("answers every question as before");
    }

    @Test
    void aLowerMinimumIsLooserForTheTypesAndTiersItHoldsFor() {
        var change = compare("acceptance-policy", text -> replaceFirst(text, "<text>0.7</text>", "<text>0.5</text>"));

        assertThat(change.answers())
                .containsExactly(new AnswerChange(
                        Kind.LOOSER,
                        "auc: minimum was 0.7, is 0.5",
                        "modelType generative, machine-learning, predictive, rule-based, statistical, anything else;"
                                + " tier 1, 2, anything else; task binary-classification"));
        assertThat(change.rows()).singleElement().satisfies(row -> {
            assertThat(row.word()).isEqualTo("Changed");
            assertThat(row.before()).contains("0.7");
            assertThat(row.after()).contains("0.5");
        });
    }

    @Test
    void aHigherMinimumIsStricter() {
        var change = compare("acceptance-policy", text -> replaceFirst(text, "<text>0.7</text>", "<text>0.9</text>"));

        assertThat(change.answers()).extracting(AnswerChange::kind).containsExactly(Kind.STRICTER);
        assertThat(change.loosens()).isFalse();
    }

    @Test
    void aHigherMaximumIsLooser() {
        var change = compare(
                "acceptance-policy",
                text -> replaceFirst(
                        text,
                        "<text>0.2</text>\n        </outputEntry>\n      </rule>\n      <rule",
                        "<text>0.9</text>\n        </outputEntry>\n      </rule>\n      <rule"));

        assertThat(change.loosens()).isTrue();
    }

    @Test
    void aThresholdThatIsNotStatedAnyMoreIsLooser() {
        var change = compare("acceptance-policy", text -> replaceFirst(text, "<text>0.7</text>", "<text></text>"));

        assertThat(change.answers())
                .extracting(AnswerChange::what)
                .containsExactly("auc: minimum was 0.7, is not stated");
        assertThat(change.loosens()).isTrue();
    }

    @Test
    void aControlForFewerVersionsIsLooserThere() {
        var change = compare(
                "required-controls",
                text -> text.replace("<text>\"second-approval\"</text>", "<text>\"approval\"</text>"));

        assertThat(change.answers())
                .containsExactly(new AnswerChange(
                        Kind.LOOSER, "second-approval is not demanded any more", "tier 1, anything else"));
    }

    @Test
    void reportsAnotherOrderOfRulesByItsAnswers() {
        // The rule for high materiality comes after the one that says tier 3.
        var change = compare(
                "tier-classification",
                text -> text.replace("<text>\"HIGH\"</text>", "<text>\"LOW\"</text>")
                        .replace("<text>\"MEDIUM\"</text>", "<text>\"HIGH\"</text>"));

        assertThat(change.answers())
                .anyMatch(answer -> answer.kind() == Kind.LOOSER
                        && answer.what().equals("tier was 1, is 2")
                        && answer.where().contains("materiality HIGH"))
                .anyMatch(answer -> answer.kind() == Kind.STRICTER);
    }

    @Test
    void wordsAreComparedAsTheTableOfStrictnessListsThem() {
        assertThat(compare(
                                "verification-policy",
                                text -> text.replace("<text>\"enforce\"</text>", "<text>\"warn\"</text>"))
                        .answers())
                .extracting(AnswerChange::kind)
                .containsOnly(Kind.LOOSER);
        assertThat(compare(
                                "verification-policy",
                                text -> text.replace("<text>\"warn\"</text>", "<text>\"enforce\"</text>"))
                        .answers())
                .extracting(AnswerChange::kind)
                .containsOnly(Kind.STRICTER);
        assertThat(compare("approval-routing", text -> text.replace("<text>\"two\"</text>", "<text>\"three\"</text>"))
                        .objections())
                .anyMatch(why -> why.startsWith("it answers approvals 'three'; one of [two, one] is expected"));
    }

    @Test
    void anotherOwnerCountsAsLooserAndAnUnknownGroupIsNotPermitted() {
        assertThat(compare(
                                "process-owners",
                                text -> text.replace("<text>\"approver\"</text>", "<text>\"designer\"</text>"))
                        .answers())
                .extracting(AnswerChange::kind)
                .containsExactly(Kind.UNKNOWN);
        assertThat(compare(
                                "process-owners",
                                text -> text.replace("<text>\"approver\"</text>", "<text>\"nobody\"</text>"))
                        .objections())
                .anyMatch(why -> why.contains("it answers owner 'nobody'"));
    }

    @Test
    void withoutATableOfStrictnessEveryOtherAnswerCountsAsLooser() {
        var change = compare(
                "certificate-validity", text -> text.replace("<text>27</text>", "<text>20</text>"), Optional.empty());

        assertThat(change.answers()).extracting(AnswerChange::kind).containsExactly(Kind.UNKNOWN);
        assertThat(change.loosens()).isTrue();
    }

    @Test
    void whatComputesCannotBeComparedAndCountsAsLooser() {
        for (var computed : new String[] {"lower case(\"a\")", "tier > 2", "? = 1"}) {
            var change = compare(
                    "certificate-validity",
                    text -> replaceFirst(text, "<text>1</text>", "<text>" + computed.replace(">", "&gt;") + "</text>"));

            assertThat(change.answers())
                    .as(computed)
                    .extracting(AnswerChange::kind)
                    .contains(Kind.UNKNOWN);
        }
        assertThat(compare("certificate-validity", text -> text.replace("<text>27</text>", "<text>20 + 50</text>"))
                        .loosens())
                .isTrue();
    }

    @Test
    void anUnstatedInputIsCheckedAsWell() {
        var change = compare("longest-wait", text -> text.replace("<text>tier</text>", "<text>tierOfSomebody</text>"));

        assertThat(change.loosens()).isTrue();
    }

    @Test
    void callersOfATableRelyOnItsShape() {
        assertThat(compare("required-controls", text -> text.replace("name=\"control\"", "name=\"kontrol\""))
                        .objections())
                .containsExactly("its output 'control' is missing");
        assertThat(compare(
                                "acceptance-policy",
                                text -> text.replace(
                                        "name=\"minimum\" typeRef=\"double\"", "name=\"minimum\" typeRef=\"string\""))
                        .objections())
                .containsExactly("its output 'minimum' was of type 'double', is 'string'");
        assertThat(compare("required-controls", text -> text.replace("hitPolicy=\"COLLECT\"", "hitPolicy=\"FIRST\""))
                        .objections())
                .containsExactly("its hit policy was COLLECT, is FIRST");
    }

    @Test
    void anAnswerThatIsGoneIsNotPermitted() {
        var change =
                compare("longest-wait", text -> text.replaceAll("(?s)<rule id=\"Rule_LongestWait_4\">.*?</rule>", ""));

        assertThat(change.objections()).singleElement().asString().startsWith("it does not answer any more (tier");
    }

    private static TableChange compare(String table, UnaryOperator<String> change) {
        return compare(table, change, Optional.of(strictness()));
    }

    private static TableChange compare(String table, UnaryOperator<String> change, Optional<AskedTable> strictness) {
        var file = table + ".dmn";
        var before = ShippedProof.read(TABLES.resolve(file));
        var after = change.apply(before);
        assertThat(after).as("the changed table").isNotEqualTo(before);
        return new TableComparison(
                        decision(table, before),
                        decision(table, after),
                        new Strictness(strictness, table, UserGroups.shipped()),
                        VARIABLES)
                .in(file);
    }

    private static Decision decision(String table, String content) {
        return Tables.read(new DeploymentFile(table, content.getBytes(StandardCharsets.UTF_8)))
                .find(table)
                .orElseThrow();
    }

    private static AskedTable strictness() {
        var tables = new Tables();
        tables.add(new DeploymentFile(
                "answer-strictness.dmn",
                ShippedProof.read(TABLES.resolve("answer-strictness.dmn")).getBytes(StandardCharsets.UTF_8)));
        return tables.find(Strictness.TABLE).orElseThrow();
    }

    private static String replaceFirst(String text, String old, String fresh) {
        var at = text.indexOf(old);
        return at < 0 ? text : text.substring(0, at) + fresh + text.substring(at + old.length());
    }
}
