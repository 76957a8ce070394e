package io.muster.verification;

import static io.muster.verification.model.Property.CONTROL_BEFORE_GUARD;
import static io.muster.verification.model.Property.REJECTION_HEEDED;
import static io.muster.verification.model.Property.REJECT_BY_DEFAULT;
import static io.muster.verification.model.Property.ROLLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.processfiles.DeploymentFile;
import io.muster.verification.model.Guard;
import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The proof raises no false alarms, warns of controls that protect nothing, and shows each path from its start. */
class HonestyTests {

    private static final String APPROVE_AND_DEPLOY = """
            start Start
            sign Approve control=approval
            xor Approved
            step Deploy does=deploy
            end Deployed
            end Refused error=refused
            Start -> Approve -> Approved
            Approved -> Deploy if approval == 'yes'
            Approved => Refused
            Deploy -> Deployed
            """;

    private static final String TELL = """
            esub Told {
              start Heard error=refused
              step Tell does=note
              end Known
              Heard -> Tell -> Known
            }
            """;

    /** A sign-off that no policy demands, after the one that it does. */
    private static final String EXTRA = """
            start Start
            sign Approve control=approval
            xor Approved
            sign Risk control=risk words=yes,later,no
            xor Accepted
            step Deploy does=deploy
            end Deployed
            end Rejected
            Start -> Approve -> Approved
            Approved -> Risk if approval == 'yes'
            Approved => Rejected
            Risk -> Accepted
            Deploy -> Deployed
            """;

    // ── Steps throw no errors ────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void takesNoStepToFailBecauseARefusalIsCaughtBesideIt() {
        Bench.draw(APPROVE_AND_DEPLOY + TELL).isProven();
    }

    @Test
    void takesNoStepToFailBecauseARefusalIsCaughtAroundIt() {
        Bench.draw("""
                        start Start
                        sub Work {
                        """
                        + APPROVE_AND_DEPLOY
                                .replace("start Start", "start Inner")
                                .replace("Start ->", "Inner ->") + """
                        }
                        on Caught to=Work error=refused
                        step Tell does=note
                        end Worked
                        Start -> Work -> Worked
                        Caught -> Tell -> Worked
                        """)
                .isProven();
    }

    @Test
    void takesNoStepToFailBecauseARefusalIsCaughtWhereItsProcessIsCalled() {
        Bench.draw("""
                        start Start
                        call Work of=child
                        on Caught to=Work error=refused
                        end Worked
                        Start -> Work -> Worked
                        Caught -> Worked
                        """).and("child", APPROVE_AND_DEPLOY).isProven();
    }

    @Test
    void believesAnErrorThatIsDrawnAtTheStep() {
        Bench.draw(APPROVE_AND_DEPLOY + TELL + """
                        on Failed to=Deploy error=refused
                        end Broken
                        Failed -> Broken
                        """).violates(ROLLBACK, "Start Approve Approved Deploy Failed Broken");
    }

    /** The engine takes such a code for the name of an exception, and any exception of the step may be one. */
    @Test
    void takesAStepToFailWhereAJavaExceptionIsCaught() {
        Bench.draw(APPROVE_AND_DEPLOY.replace("refused", "java.lang.RuntimeException")
                        + TELL.replace("refused", "java.lang.RuntimeException"))
                .violates(ROLLBACK, "Start Approve Approved Deploy Told Heard Tell Known");
    }

    // ── An unknown word, wherever it is given ────────────────────────────────────────────────────────────────────────

    private static final String CALL_A_BOARD = """
            start Start
            call Board of=board
            on Bad to=Board error=refused
            step Deploy does=deploy
            end Deployed
            end Rejected
            Start -> Board -> Deploy -> Deployed
            Bad -> Rejected
            """;

    private static final String LAX_BOARD = """
            start Inner
            sign Approve control=approval
            xor Approved
            end Good
            end Refused error=refused
            Inner -> Approve -> Approved
            Approved -> Good if approval != 'no'
            Approved => Refused
            """;

    @Test
    void saysThatAnUnknownWordInACalledProcessLeadsToADeployment() {
        var violation = Bench.draw(CALL_A_BOARD)
                .and("board", LAX_BOARD)
                .violates(REJECT_BY_DEFAULT, "Start Board Inner Approve Approved Good Deploy");

        assertThat(violation.inWords()).contains("'approval' has no known outcome");
    }

    @Test
    void saysItThroughTwoCallsToo() {
        Bench.draw(CALL_A_BOARD)
                .and("board", """
                        start Outer
                        call Committee of=committee
                        end Heard
                        Outer -> Committee -> Heard
                        """)
                .and("committee", LAX_BOARD)
                .violates(REJECT_BY_DEFAULT, "Start Board Outer Committee Inner Approve Approved Good Heard Deploy");
    }

    @Test
    void saysItOfManyInTheCalledProcess() {
        Bench.draw(CALL_A_BOARD)
                .and("board", LAX_BOARD.replace("control=approval", "control=approval many=1"))
                .violates(REJECT_BY_DEFAULT, "Start Board Inner Approve Approved Good Deploy");
    }

    @Test
    void forgetsAnUnknownWordWhenTheSignOffIsAskedAgain() {
        Bench.draw(CALL_A_BOARD)
                .and(
                        "board",
                        LAX_BOARD
                                .replace("if approval != 'no'", "if approval == 'yes'")
                                .replace("Approved => Refused", """
                                Approved -> Refused if approval == 'no'
                                Approved => Approve
                                """))
                .isProven();
    }

    // ── A refusal that leads on ──────────────────────────────────────────────────────────────────────────────────────

    @Test
    void warnsWhenTheRefusalOfASignOffThatNoPolicyDemandsLeadsOn() {
        var bench = Bench.draw(EXTRA + """
                Accepted -> Deploy if risk == 'yes' || risk == 'no'
                Accepted => Rejected
                """);

        var violation = bench.violates(REJECTION_HEEDED, "Start Approve Approved Risk Accepted Deploy");

        assertThat(violation.enforcement()).isEqualTo(Enforcement.WARN);
        assertThat(violation.inWords()).contains("Risk (risk = no)").contains("sign-off 'risk' did not accept");
        assertThat(bench.proof().permitsDeployment()).isTrue();
    }

    @Test
    void warnsOfItAcrossACall() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        xor Approved
                        call Ask of=child
                        step Deploy does=deploy
                        end Deployed
                        end Rejected
                        Start -> Approve -> Approved
                        Approved -> Ask if approval == 'yes'
                        Approved => Rejected
                        Ask -> Deploy -> Deployed
                        """)
                .and("child", """
                        start Inner
                        sign Risk control=risk
                        end Asked
                        Inner -> Risk -> Asked
                        """)
                .violates(REJECTION_HEEDED, "Start Approve Approved Ask Inner Risk Asked Deploy", REJECT_BY_DEFAULT);
    }

    @Test
    void warnsOfItBesideTheDeployment() {
        Bench.draw("""
                        start Start
                        and Split
                        sign Risk control=risk
                        sign Approve control=approval
                        and Join
                        xor Approved
                        step Deploy does=deploy
                        end Deployed
                        end Rejected
                        Start -> Split -> Risk -> Join -> Approved
                        Split -> Approve -> Join
                        Approved -> Deploy if approval == 'yes' && risk != 'later'
                        Approved => Rejected
                        Deploy -> Deployed
                        """).violates(REJECTION_HEEDED, "Start Split Risk Approve Join Approved Deploy", REJECT_BY_DEFAULT);
    }

    @Test
    void warnsOfItBeforeARetirementToo() {
        Bench.draw(EXTRA.replace("does=deploy", "does=retire") + """
                        Accepted -> Deploy if risk != 'later'
                        Accepted => Rejected
                        """)
                .violates(REJECTION_HEEDED, "Start Approve Approved Risk Accepted Deploy", REJECT_BY_DEFAULT);
    }

    @Test
    void refusesItWhereThePolicySaysSo() {
        var bench = Bench.draw(EXTRA + """
                        Accepted -> Deploy if risk == 'yes' || risk == 'no'
                        Accepted => Rejected
                        """).set(REJECTION_HEEDED, Enforcement.ENFORCE);

        assertThat(bench.proof().permitsDeployment()).isFalse();
    }

    @Test
    void doesNotWarnWhenTheRefusalLeadsAwayOrIsAskedAgain() {
        Bench.draw(EXTRA + """
                        Accepted -> Deploy if risk == 'yes'
                        Accepted -> Risk if risk == 'later'
                        Accepted => Rejected
                        """).isProven();
    }

    /** What was said of another artifact is not an answer about this one. */
    @Test
    void doesNotWarnWhenTheArtifactIsMadeAgain() {
        Bench.draw(EXTRA + """
                        step Train does=train
                        sign Again control=approval var=again
                        xor Decided
                        Accepted -> Deploy if risk == 'yes'
                        Accepted -> Train if risk == 'later'
                        Accepted => Rejected
                        Train -> Again -> Decided
                        Decided -> Deploy if again == 'yes'
                        Decided => Rejected
                        """).isProven();
    }

    @Test
    void doesNotWarnWhenARefusalTakesOutOfService() {
        Bench.draw(EXTRA + """
                        step Suspend does=suspend
                        end Suspended
                        Accepted -> Deploy if risk == 'yes'
                        Accepted => Suspend
                        Suspend -> Suspended
                        """).isProven();
    }

    @Test
    void saysOnlyThatTheControlIsMissingWhereItIsDemanded() {
        Bench.draw(EXTRA + """
                        Accepted -> Deploy if risk == 'yes' || risk == 'no'
                        Accepted => Rejected
                        """)
                .demand(Guard.DEPLOY, "risk")
                .violates(CONTROL_BEFORE_GUARD, "Start Approve Approved Risk Accepted Deploy");
    }

    // ── Paths ────────────────────────────────────────────────────────────────────────────────────────────────────────

    /** Each of two ways lacks another control; both are named. */
    @Test
    void namesEveryControlThatIsMissingOnAnyWay() {
        var proof = Bench.draw("""
                        start Start
                        step Describe does=describe
                        xor Which
                        sign Approve control=approval
                        sign Review control=review
                        xor Approved
                        xor Reviewed
                        xor Here
                        step Deploy does=deploy
                        end Deployed
                        end Rejected
                        Start -> Describe -> Which
                        Which -> Approve if origin == 'vendor'
                        Which => Review
                        Approve -> Approved
                        Approved -> Here if approval == 'yes'
                        Approved => Rejected
                        Review -> Reviewed
                        Reviewed -> Here if review == 'yes'
                        Reviewed => Rejected
                        Here -> Deploy -> Deployed
                        """).demand(Guard.DEPLOY, "review").proof();

        assertThat(proof.result(CONTROL_BEFORE_GUARD).violations())
                .filteredOn(violation -> violation.tier() == 1)
                .extracting(Violation::why)
                .containsExactlyInAnyOrder("no approval", "no review");
    }

    @Test
    void namesAllControlsThatAreMissingOnOneWay() {
        var proof = Bench.draw("""
                        start Start
                        step Deploy does=deploy
                        end Deployed
                        Start -> Deploy -> Deployed
                        """).demand(Guard.DEPLOY, "review", "validation").proof();

        assertThat(proof.result(CONTROL_BEFORE_GUARD).violations())
                .extracting(Violation::why)
                .containsOnly("no approval, no review, no validation");
    }

    @Test
    void showsTheTaskThatATimerInterrupted() {
        var violation = Bench.draw(APPROVE_AND_DEPLOY.replace("end Refused error=refused", "end Refused") + """
                        on Late to=Approve after=P1D
                        Late -> Deploy
                        """)
                .violates(CONTROL_BEFORE_GUARD, "Start Approve Late Deploy", REJECT_BY_DEFAULT);

        assertThat(violation.inWords()).startsWith("Start → Approve (interrupted) → Late → Deploy:");
    }

    @Test
    void showsTheTasksThatAnEventSubProcessInterrupted() {
        var proof = Bench.draw("""
                        start Start
                        and Split
                        user One var=said
                        user Rest
                        user Two
                        end Done
                        end Rested
                        Start -> Split -> One -> Rest -> Rested
                        Split -> Two -> Done
                        esub Handler {
                          start Called message=withdrawal
                          xor Which
                          step Deploy does=deploy
                          end Deployed
                          end Left
                          Called -> Which
                          Which -> Deploy if said == 'yes'
                          Which => Left
                          Deploy -> Deployed
                        }
                        """).proof();

        assertThat(proof.result(CONTROL_BEFORE_GUARD).violations().get(0).inWords())
                .startsWith("Start → One (said = yes)")
                .contains("Two (interrupted) → Handler → Called → Deploy");
    }

    @Test
    void showsAPathFromItsStartThoughAnEventSubProcessMayTakeOverAtOnce() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        end Done
                        Start -> Approve -> Done
                        esub Handler {
                          start Called message=withdrawal
                          step Deploy does=deploy
                          end Deployed
                          Called -> Deploy -> Deployed
                        }
                        """).violates(CONTROL_BEFORE_GUARD, "Start Handler Called Deploy", REJECT_BY_DEFAULT);
    }

    @Test
    void showsAPathFromAnUnnamedStart() {
        var drawn = Drawing.of("main", """
                start Start
                step Deploy does=deploy
                end Deployed
                Start -> Deploy -> Deployed
                """);
        var unnamed = new String(drawn.content(), StandardCharsets.UTF_8).replace(" name=\"Start\"", "");

        var proof = Bench.files(List.of(new DeploymentFile("main.bpmn", unnamed.getBytes(StandardCharsets.UTF_8))))
                .proof();

        assertThat(proof.violations().get(0).inWords()).startsWith("Start → Deploy: no approval");
    }
}
