package io.muster.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.step.StepCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Small tables, each wrong in one way. Tiers are 1 to 3, and steps write six types of models. */
class DecisionCheckTests {

    private static final List<String> TIER = List.of("tier:integer");
    private static final List<String> AMOUNT = List.of("amount:double");
    private static final DecisionCheck CHECK = new DecisionCheck(StepCatalogue.read());

    @Test
    void findsNothingWrongWithATableThatAnswersEverythingOnce() {
        assertThat(found("FIRST", TIER, "1|\"two\"", "2, 3|\"one\"", "|\"two\""))
                .isEmpty();
        assertThat(found("UNIQUE", AMOUNT, "< 10|1", ">= 10|2", "null|3")).isEmpty();
        assertThat(found("COLLECT", TIER, "1|\"one\"", "1|\"other\"")).isEmpty();
    }

    @Test
    void refusesATableThatLeavesATierOrTypeWithoutAnswer() {
        assertFound(found("FIRST", TIER, "1|\"two\"", "> 2|\"one\""), DecisionRule.TOTAL, "no rule answers tier = 2");
        assertFound(
                found("UNIQUE", List.of("tier:integer", "modelType:string"), "1|-|1", "2|-|1", "3|not(\"vendor\")|1"),
                DecisionRule.TOTAL,
                "no rule answers tier = 3 and modelType is \"vendor\"");
        assertFound(
                found("FIRST", List.of("personalData:boolean"), "true|1"), DecisionRule.TOTAL, "personalData is false");
        assertFound(found("UNIQUE", AMOUNT, "< 10|1", "> 10|2"), DecisionRule.TOTAL, "no rule answers amount = 10");
    }

    @Test
    void doesNotTakeADefaultOutputForAnAnswerBecauseTheEngineGivesNone() {
        var table = Dmn.table("UNIQUE", TIER, "1|\"a\"")
                .replace(
                        "typeRef=\"string\"/>",
                        "typeRef=\"string\"><defaultOutputEntry id=\"x\"><text>\"b\"</text></defaultOutputEntry></output>");

        assertThat(check(table))
                .extracting(DecisionProblem::rule)
                .contains(DecisionRule.TOTAL, DecisionRule.DEFAULT_OUTPUT);
        assertThat(AskedDecision.of(bytes(table), "routing").ask(Map.of("tier", 2)))
                .isEmpty();
    }

    @Test
    void refusesATableOfWhichItCannotSeeThatItAnswersEverything() {
        var findings = found("UNIQUE", AMOUNT, "< limit|1", ">= 10|2");

        assertThat(findings).extracting(DecisionProblem::rule).contains(DecisionRule.TOTAL, DecisionRule.NOT_ANALYSED);
        assertThat(check(Dmn.table("UNIQUE", List.of("a:double", "a:double"), "1|1|1")))
                .extracting(DecisionProblem::rule)
                .containsExactly(DecisionRule.TOTAL);
    }

    @Test
    void lacksNoAnswerWhereAllRulesThatFitAnswer() {
        assertThat(found("COLLECT", TIER, "1|\"one\"")).isEmpty();
        assertThat(found("RULE ORDER", TIER, "1|\"one\"")).isEmpty();
    }

    @Test
    void refusesTwoAnswersWhereOneMayBeGiven() {
        assertFound(
                found("UNIQUE", TIER, "<= 2|\"a\"", ">= 2|\"a\"", "null|\"a\""),
                DecisionRule.CONTRADICTION,
                "rules 1 and 2 both match tier = 2");
        assertFound(
                found("ANY", List.of("size:string=\"s\",\"l\""), "-|\"a\"", "\"l\"|\"b\""),
                DecisionRule.CONTRADICTION,
                "rules 1 and 2 both match size is \"l\"");
        assertThat(found("ANY", TIER, "-|\"a\"", "2|\"a\"")).isEmpty();
    }

    @Test
    void warnsOfWhatIsNotStatedOrNotForeseen() {
        assertFound(
                found("UNIQUE", TIER, "1|\"a\"", "2,3|\"b\""),
                DecisionRule.NOT_FORESEEN,
                "no rule answers tier < 1 or tier > 3 or is not stated");
        assertFound(
                found("UNIQUE", List.of("size:string=\"s\",\"l\""), "not(\"s\")|1", "\"s\", null|2"),
                DecisionRule.NOT_FORESEEN,
                "rules 1 and 2 both match size is not stated");
    }

    @Test
    void warnsOfRulesThatNeverAnswer() {
        assertFound(
                found("FIRST", AMOUNT, "< 20|1", "[5..10]|2", "|3"),
                DecisionRule.UNREACHABLE,
                "rule 2 matches amount in [5..10], all of which is already answered by rule 1");
        assertFound(
                found("FIRST", AMOUNT, "< 7|1", ">= 7|2", "[5..10]|3", "|4"),
                DecisionRule.UNREACHABLE,
                "rule 3 matches amount in [5..10], all of which is already answered by rules 1, 2");
        assertFound(found("COLLECT", AMOUNT, "[9..3]|1"), DecisionRule.UNREACHABLE, "no input matches rule 1");
        assertThat(found("FIRST", AMOUNT, "< 7|1", ">= 7|2", "|3")).isEmpty();
    }

    @Test
    void warnsOfTheSameAnswerTwice() {
        assertFound(
                found("COLLECT", TIER, "1, 2|\"review\"", "2, 3|\"review\""),
                DecisionRule.DUPLICATE,
                "rules 1 and 2 both answer \"review\" to tier = 2");
        assertThat(found("COLLECT\" aggregation=\"SUM", TIER, "1, 2|5", "2, 3|5"))
                .isEmpty();
    }

    @Test
    void warnsOfUnstatedValues() {
        assertFound(
                found("COLLECT", List.of("modelType:string"), "\"vendr\"|1"),
                DecisionRule.UNKNOWN_VALUE,
                "rule 1, input 'modelType': \"vendr\" is not one of its declared values");
        assertFound(
                found("COLLECT", TIER, "not(4)|1"), DecisionRule.UNKNOWN_VALUE, "4 is not one of its declared values");
    }

    @Test
    void refusesListsOfValuesThatLeaveOutWhatStepsWrite() {
        assertFound(
                found("COLLECT", List.of("origin:string=\"trained\",\"imported\",\"vendor\""), "-|1"),
                DecisionRule.VALUES,
                "the values of 'origin' leave out \"authored\"");
    }

    @Test
    void refusesTruthValuesThatTheEngineTakesForSomethingElse() {
        var trap = Dmn.table("FIRST", List.of("personalData:boolean"), "true, null|\"strict\"", "|\"lax\"");

        assertFound(check(trap), DecisionRule.TRUTH, "rule 1, input 'personalData'");
        assertThat(AskedDecision.of(bytes(trap), "routing").ask(Map.of("personalData", false)))
                .containsExactly(Map.of("answer", "strict"));
    }

    @Test
    void refusesATableWithoutTimeToLive() {
        var table = Dmn.table("FIRST", TIER, "|1");

        assertFound(check(table.replace("camunda:historyTimeToLive=\"P30D\"", "")), DecisionRule.TIME_TO_LIVE, "days");
        assertFound(check(table.replace("\"P30D\"", "\"P1M\"")), DecisionRule.TIME_TO_LIVE, "days");
    }

    @Test
    void refusesWhatTheEngineDoesNotKnow() {
        assertFound(found("PRIORITY", TIER, "|1"), DecisionRule.HIT_POLICY, "PRIORITY");
        assertThat(check(Dmn.table("FIRST", TIER, "|1")
                        .replace("<inputEntry", "<inputEntry expressionLanguage=\"juel\"")))
                .filteredOn(finding -> finding.rule() == DecisionRule.LANGUAGE)
                .extracting(DecisionProblem::what)
                .containsExactly("inputEntry 'e1_0' is written in 'juel'");
    }

    @Test
    void refusesBracketsThatAreNestedTooDeeply() {
        var deep = "(".repeat(20_000) + "1" + ")".repeat(20_000);

        assertFound(
                check(
                        "<definitions><decision id='d'><decisionTable><rule><inputEntry id='cell'><text>%s</text></inputEntry></rule></decisionTable></decision></definitions>"
                                .formatted(deep)),
                DecisionRule.READABLE,
                "the expression of 'cell' has brackets nested more than 50 deep");
    }

    @Test
    void refusesFilesThatAreNotDecisions() {
        assertFound(check("<definitions"), DecisionRule.READABLE, "");
        assertFound(check("<html/>"), DecisionRule.READABLE, "definitions");
        assertFound(
                check("<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><definitions>&e;</definitions>"),
                DecisionRule.READABLE,
                "DOCTYPE");
    }

    @Test
    void namesThePlaceThatViolatesTheSchemaOfItsVersion() {
        var table = Dmn.table("FIRST", TIER, "|1");

        assertFound(
                check(table.replace("<inputEntry", "<text>\"x\"</text><inputEntry")),
                DecisionRule.READABLE,
                "line 8, column ");
        assertFound(
                check(table.replace("20191111/MODEL/", "20991111/MODEL/")),
                DecisionRule.READABLE,
                "is not the namespace of a DMN version that the engine knows");
    }

    /** The engine looks at no item definition: it would make a text of the amount. */
    @Test
    void takesTheNameOfATypeForWhatTheEngineTakesItFor() {
        var file = Dmn.table("FIRST", List.of("amount:string"), "< 10|1", ">= 10|2", "|3")
                .replaceFirst(
                        "<decision ",
                        "<itemDefinition id=\"i\" name=\"string\"><typeRef>number</typeRef></itemDefinition><decision ");

        assertThat(check(file)).extracting(DecisionProblem::rule).contains(DecisionRule.NOT_ANALYSED);
    }

    @Test
    void looksAtEveryTableOfAFile() {
        var two = Dmn.file("""
                <decision id="a" name="A"/>
                <decision id="b" name="B" camunda:historyTimeToLive="5">
                  <decisionTable id="t"><output id="o" name="o"/></decisionTable></decision>""");

        assertThat(check(two))
                .extracting(DecisionProblem::decision, DecisionProblem::rule)
                .containsExactly(
                        Tuple.tuple("a", DecisionRule.TIME_TO_LIVE),
                        Tuple.tuple("a", DecisionRule.NOT_ANALYSED),
                        Tuple.tuple("b", DecisionRule.TOTAL));
    }

    @Test
    void saysRuleTableAndWhereToReadMore() {
        assertThat(found("FIRST", TIER, "1|\"two\"", "> 2|\"one\"").get(0).sentence())
                .isEqualTo(
                        "MUSTER-204 in routing.dmn, table 'routing': no rule answers tier = 2 [a table that gives one"
                                + " answer must have an answer for all inputs, because the process that uses it cannot continue without one]. See docs/decision-rules.md#muster-204");
        assertThat(found("FIRST", AMOUNT, "< 20|1", "[5..10]|2", "|3").get(0).rules())
                .containsExactly("r2");
    }

    private static void assertFound(List<DecisionProblem> findings, DecisionRule rule, String what) {
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.what()).contains(what);
        });
    }

    private static List<DecisionProblem> found(String hitPolicy, List<String> inputs, String... rules) {
        return check(Dmn.table(hitPolicy, inputs, rules));
    }

    private static List<DecisionProblem> check(String file) {
        return CHECK.findings("routing.dmn", bytes(file));
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
