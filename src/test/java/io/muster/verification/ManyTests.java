package io.muster.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.comparison.ControlDiff;
import io.muster.comparison.ControlDiff.DeploymentVersion;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.model.Property;
import org.junit.jupiter.api.Test;

/** Many instances as diagrams may have them: of sub-processes, called processes and short steps. */
class ManyTests {

    private static final String ASKED = """
            start Start
            sub Ask many=2 sequential save {
              start In
              sign Approve control=approval
              end Out
              In -> Approve -> Out
            }
            xor Approved
            step Deploy does=deploy
            end Rejected
            end Done
            Start -> Ask -> Approved
            Approved -> Deploy if approval == 'yes'
            Approved => Rejected
            Deploy -> Done
            """;

    @Test
    void provesThatTheLastOfManyWhoAreAskedCounts() {
        Bench.draw(ASKED).isProven();
    }

    @Test
    void findsManyUncaughtEvents() {
        Bench.draw("""
                        start Start
                        sub Ask many=2 sequential save {
                          start In
                          sign Approve control=approval
                          end Out
                          In -> Approve -> Out
                        }
                        step Deploy does=deploy
                        end Done
                        Start -> Ask -> Deploy -> Done
                        """)
                .set(Property.REJECT_BY_DEFAULT, ProofPolicy.Enforcement.OFF)
                .violates(Property.CONTROL_BEFORE_GUARD, "Start Ask In Approve Out Ask In Approve Out Deploy");
    }

    @Test
    void provesStepsThatAreDoneUntilEnoughWere() {
        Bench.draw("""
                        start Start
                        step Note does=note many=3 until save
                        step Again does=note many=2 sequential until save
                        end Done
                        Start -> Note -> Again -> Done
                        """).isProven();
    }

    @Test
    void provesAProcessThatIsCalledManyTimes() {
        Bench.draw("""
                        start Start
                        call Look of=look many=2 save
                        end Done
                        Start -> Look -> Done
                        """).and("look", """
                        start In
                        step Note does=note
                        end Out
                        In -> Note -> Out
                        """).isProven();
    }

    @Test
    void leavesAllOfManyWhenOneThrowsAnError() {
        Bench.draw("""
                        start Start
                        sub Look many=3 save {
                          start In
                          step Validate does=validate
                          xor Good
                          end Fine
                          end Bad error=bad
                          In -> Validate -> Good
                          Good -> Fine if validation == 'accepted'
                          Good => Bad
                        }
                        on Caught to=Look error=bad
                        end Mended
                        end Done
                        Start -> Look -> Done
                        Caught -> Mended
                        """).isProven();
    }

    @Test
    void fewerAreWeaker() {
        assertThat(diff(ASKED, ASKED.replace("many=2", "many=1")).weakens()).isTrue();
        assertThat(diff(ASKED, ASKED.replace("many=2", "many=2 until")).weakens())
                .isTrue();
        assertThat(diff(ASKED, ASKED.replace("many=2", "many=3")).weakens()).isFalse();
    }

    private static ControlDiff diff(String before, String after) {
        return ControlDiff.between(edition(before), edition(after));
    }

    private static DeploymentVersion edition(String lines) {
        var bench = Bench.draw(lines);
        return DeploymentVersion.of(bench.diagrams(), bench.examine(), Bench.HARMLESS);
    }
}
