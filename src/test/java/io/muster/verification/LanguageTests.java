package io.muster.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.processfiles.DeploymentFile;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.model.Property;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions, names and tables that the engine reads differently from what they seem to say. */
class LanguageTests {

    private static final String ASKED = """
            start Start
            step Describe does=describe
            step Classify does=classify
            sign Approve control=approval
            xor Asked
            step Deploy does=deploy
            end Done
            end Rejected
            Start -> Describe -> Classify -> Approve -> Asked
            Asked -> Deploy if %s
            Asked => Rejected
            Deploy -> Done
            """;

    private static final String TABLE = """
            start Start
            step Describe does=describe
            rule Route decision=%s result=%s
            xor Needed
            sign Approve control=approval
            xor Approved
            step Deploy does=deploy
            end Done
            end Rejected
            Start -> Describe -> Route -> Needed
            Needed -> Deploy if %s
            Needed => Approve
            Approve -> Approved
            Approved -> Deploy if approval == 'yes'
            Approved => Rejected
            Deploy -> Done
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "!approval == 'no'  | is not permitted",
                "approval < 'yes'   | is not permitted",
                "approval == true   | 'approval' is a text and is compared with true",
                "tier == '01'       | 'tier' is a whole number and is compared with '01'",
                "size == true       | 'size' is a whole number and is compared with true",
                "task == 'yes'      | is not permitted",
                "other == 1 && other == 'a' | 'other' is compared with literals of several types",
            })
    void refusesConditionsThatTheEngineReadsOtherwise(String condition, String why) {
        Bench.draw(ASKED.formatted(condition)).demandNothing().refuses("f5", why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!(approval == 'no')", "approval != 'no'"})
    void readsANegationAsTheEngineDoes(String condition) {
        Bench.draw(ASKED.formatted(condition).replace("control=approval", "control=approval words=yes,no,later"))
                .set(Property.REJECT_BY_DEFAULT, ProofPolicy.Enforcement.OFF)
                .violates(Property.CONTROL_BEFORE_GUARD, "Start Describe Classify Approve Asked Deploy");
    }

    /** The engine would read {@code approval == 'no'}. */
    @Test
    void refusesAConditionThatHidesAnother() {
        var drawn = new String(
                Drawing.of("main", ASKED.formatted("approval == 'no'")).content(), StandardCharsets.UTF_8);
        var hidden = drawn.replace("'no'", "'no'<documentation> &amp;&amp; approval == 'yes'</documentation>");

        assertThat(hidden).isNotEqualTo(drawn);
        Bench.files(List.of(new DeploymentFile("main.bpmn", hidden.getBytes(StandardCharsets.UTF_8))))
                .refuses("f5", "elements inside");
    }

    @Test
    void refusesNamesThatTheEngineDoesNotTakeForVariables() {
        Bench.draw(ASKED.formatted("approval == 'yes'").replace("control=approval", "control=approval var=execution"))
                .refuses("Approve", "'execution'");
        Bench.draw(TABLE.formatted("routing", "decisionResult", "approval == 'yes'"))
                .refuses("Route", "'decisionResult'");
        Bench.draw("""
                        start Start
                        step Describe does=describe
                        call Call of=called in=origin:task
                        end Done
                        Start -> Describe -> Call -> Done
                        """).and("called", """
                        start Start
                        end Done
                        Start -> Done
                        """).refuses("Call", "'task'");
    }

    /** Conditions tell only whether the size is 5; the table also whether it is another one. */
    @Test
    void asksATableWithWhateverAnOpenVariableMayHold() {
        Bench.draw(TABLE.formatted("sizing", "needed", "needed == 'two'"))
                .violates(Property.CONTROL_BEFORE_GUARD, "Start Describe Route Needed Deploy");
        Bench.draw(TABLE.formatted("sizing", "needed", "size == 5 && needed == 'two'"))
                .violates(Property.CONTROL_BEFORE_GUARD, "Start Describe Route Needed Deploy");
    }

    @Test
    void refusesATableWhoseAnswersAreNotInItsRules() {
        Bench.draw(TABLE.formatted("counting", "needed", "needed == 2"))
                .refuses("Route", "decision 'counting' adds up");
    }

    @Test
    void refusesToCompareAnswersOfSeveralTypes() {
        Bench.draw(TABLE.formatted("mixing", "needed", "needed == 'two'"))
                .refuses("f4", "a table whose answers have different types");
    }
}
