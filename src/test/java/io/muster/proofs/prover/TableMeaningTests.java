package io.muster.proofs.prover;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.condition.ValueType;
import io.muster.verification.model.DiagramSemantics.DecisionSemantics.Answers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableMeaningTests {

    @Test
    void anInputThatIsNotKnownMayBeWhateverARuleAsksFor() {
        var meaning = strings("FIRST", "\"never listed\"|\"none\"", "-|\"two\"").meaning();

        assertThat(meaning.answers(Map.of())).isEqualTo(Answers.of("none", "two"));
        assertThat(meaning.answers(Map.of("size", "small"))).isEqualTo(Answers.of("two"));
    }

    @Test
    void anInputThatIsNotKnownMayBeMissing() {
        var meaning = strings("FIRST", "null|\"none\"", "-|\"two\"").meaning();

        assertThat(meaning.answers(Map.of())).isEqualTo(Answers.of("none", "two"));
        assertThat(strings("FIRST", "not(null)|\"two\"").meaning().answers(Map.of()))
                .isEqualTo(new Answers(Set.of("two"), true));
    }

    @Test
    void aCellThatAsksForSomethingElseMayFit() {
        var meaning = strings("FIRST", "other|\"none\"", "-|\"two\"").meaning();

        assertThat(meaning.answers(Map.of("size", "small"))).isEqualTo(Answers.of("none", "two"));
    }

    @Test
    void aWordThatIsNotANumberMayFitAnyNumber() {
        var meaning =
                new DrawnTable("FIRST", List.of("tier:integer"), "string", List.of("1|\"two\"", "-|\"one\"")).meaning();

        assertThat(meaning.answers(Map.of("tier", "high"))).isEqualTo(Answers.of("one", "two"));
    }

    /** 2^60 + 14 as a double is 2^60. */
    @Test
    void aNumberThatIsNotExactlyADoubleMayFitAnyNumber() {
        var meaning = new DrawnTable(
                        "FIRST", List.of("size:long"), "string", List.of("1152921504606846990|\"two\"", "-|\"one\""))
                .meaning();

        assertThat(meaning.answers(Map.of())).isEqualTo(Answers.of("one", "two"));
        assertThat(meaning.answers(Map.of("size", "1152921504606846990"))).isEqualTo(Answers.of("one", "two"));
    }

    @Test
    void aCellInAnotherLanguageThanFeelMayFit() {
        var file = strings("FIRST", "\"a\"|\"none\"", "-|\"two\"").file();
        var meaning = new TableSemantics(DrawnTable.asked(
                file.replace("<inputEntry id=\"c0_0\"", "<inputEntry id=\"c0_0\" expressionLanguage=\"juel\"")));

        assertThat(meaning.answers(Map.of("size", "small"))).isEqualTo(Answers.of("none", "two"));
    }

    @Test
    void aCellThatIsNotThereMayFit() {
        var file = strings("FIRST", "\"a\"|\"none\"", "-|\"two\"").file();
        var meaning = new TableSemantics(
                DrawnTable.asked(file.replace("<inputEntry id=\"c0_0\"><text>\"a\"</text></inputEntry>", "")));

        assertThat(meaning.answers(Map.of("size", "small"))).isEqualTo(Answers.of("none", "two"));
    }

    /** The engine leaves values of a type that it does not know as they are: here a number may come as a text. */
    @Test
    void aColumnOfWhichTheEngineConvertsNothingMayFit() {
        var meaning =
                new DrawnTable("FIRST", List.of("size:number"), "string", List.of("1|\"two\"", "-|\"one\"")).meaning();

        assertThat(meaning.answers(Map.of("size", "2"))).isEqualTo(Answers.of("one", "two"));
    }

    @Test
    void refusesAnswersInAnotherLanguageThanFeel() {
        var file = strings("FIRST", "-|\"two\"").file();
        var meaning = new TableSemantics(DrawnTable.asked(
                file.replace("<outputEntry id=\"a0\"", "<outputEntry id=\"a0\" expressionLanguage=\"juel\"")));

        assertThat(meaning.objection()).contains("has expressions in another language than FEEL");
    }

    @Test
    void knowsTheNumbersOfAnInterval() {
        var meaning = new DrawnTable(
                        "FIRST", List.of("size:double"), "string", List.of("<= 2|\"one\"", "(1..3)|\"two\""))
                .meaning();

        assertThat(meaning.answers(Map.of())).isEqualTo(new Answers(Set.of("one", "two"), true));
    }

    @Test
    void aComputedInputIsNotAVariable() {
        var meaning = new DrawnTable("FIRST", List.of("tier + 1:integer"), "string", List.of("3|\"two\"", "-|\"one\""))
                .meaning();

        assertThat(meaning.inputs()).isEmpty();
        assertThat(meaning.answers(Map.of())).isEqualTo(Answers.of("one", "two"));
    }

    @ParameterizedTest
    @CsvSource({
        "FIRST, size, computes an answer: size",
        "FIRST, 1 + 1, computes an answer: 1 + 1",
        "FIRST, '\"it\\n\"', 'computes an answer: \"it\\n\"'"
    })
    void refusesAnswersThatAreNotInTheRules(String policy, String answer, String why) {
        assertThat(strings(policy, "-|" + answer).meaning().objection()).contains(why);
    }

    @ParameterizedTest
    @CsvSource({"SUM", "COUNT", "MIN", "MAX"})
    void refusesAnswersThatAreAddedUp(String aggregation) {
        var table = new DrawnTable(
                "COLLECT\" aggregation=\"" + aggregation, List.of("size:string"), "integer", List.of("-|1", "-|2"));

        assertThat(table.meaning().objection()).contains("computes its answer (%s)".formatted(aggregation));
    }

    @Test
    void refusesAnswersThatAreNotOfTheirType() {
        assertThat(new DrawnTable("FIRST", List.of("size:string"), "integer", List.of("-|1.5"))
                        .meaning()
                        .objection())
                .contains("answers 1.5, which is not a valid integer");
    }

    @Test
    void answersAsTheEngineMakesThemValues() {
        var table = new DrawnTable("FIRST", List.of("size:string"), "integer", List.of("\"a\"|01", "-|"));

        assertThat(table.meaning().objection()).isEmpty();
        assertThat(table.meaning().type()).contains(ValueType.INTEGER);
        assertThat(table.meaning().answers(Map.of())).isEqualTo(new Answers(Set.of("1"), true));
    }

    private static DrawnTable strings(String policy, String... rules) {
        return new DrawnTable(policy, List.of("size:string"), "string", List.of(rules));
    }
}
