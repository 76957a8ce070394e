package io.muster.verification;

import static io.muster.verification.model.Property.COMPLETION;
import static io.muster.verification.model.Property.CONTROL_BEFORE_GUARD;
import static io.muster.verification.model.Property.NO_DEAD_ELEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Property;
import io.muster.verification.model.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Splits, joins, races and conditions. */
class GatewaysTests {

    @Test
    void provesASplitThatIsJoined() {
        Bench.draw("""
                        start Start
                        and Split
                        step A does=note
                        step B does=note
                        and Join
                        end Done
                        Start -> Split
                        Split -> A -> Join
                        Split -> B -> Join
                        Join -> Done
                        """).isProven();
    }

    @Test
    void findsAJoinThatWaitsForABranchNotTaken() {
        Bench.draw("""
                        start Start
                        user Ask words=a,b var=asked
                        xor Which
                        step A does=note
                        step B does=note
                        and Join
                        end Done
                        Start -> Ask -> Which
                        Which -> A if asked == 'a'
                        Which => B
                        A -> Join
                        B -> Join
                        Join -> Done
                        """).set(NO_DEAD_ELEMENT, Enforcement.OFF).violates(COMPLETION, "Start Ask Which A");
    }

    @Test
    void findsAGatewayWithoutAWayOn() {
        Bench.draw("""
                        start Start
                        user Ask words=a,b,c var=asked
                        xor Which
                        end A
                        end B
                        Start -> Ask -> Which
                        Which -> A if asked == 'a'
                        Which -> B if asked == 'b'
                        """).violates(COMPLETION, "Start Ask Which");
    }

    @Test
    void findsAGuardThatRacesTheApproval() {
        Bench.draw("""
                        start Start
                        and Split
                        sign Approve control=approval
                        step Deploy does=deploy
                        and Join
                        end Done
                        Start -> Split
                        Split -> Approve -> Join
                        Split -> Deploy -> Join
                        Join -> Done
                        """)
                .set(Property.REJECT_BY_DEFAULT, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Split Deploy");
    }

    @Test
    void findsTwoTokensThatMeetAtAnExclusiveGateway() {
        Bench.draw("""
                        start Start
                        and Split
                        sign Approve control=approval
                        xor Approved
                        step Other does=note
                        xor Merge
                        step Deploy does=deploy
                        end Rejected
                        end Done
                        Start -> Split
                        Split -> Approve -> Approved
                        Split -> Other -> Merge
                        Approved -> Merge if approval == 'yes'
                        Approved => Rejected
                        Merge -> Deploy -> Done
                        """)
                .set(Property.REJECT_BY_DEFAULT, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Split Other Merge Deploy");
    }

    @Test
    void countsTokensAtAParallelJoinAsTheEngineDoes() {
        Bench.draw("""
                        start Start
                        and Split
                        step Twice does=note
                        step Again does=note
                        xor Merge
                        sign Approve control=approval
                        xor Approved
                        and Join
                        step Deploy does=deploy
                        end Rejected
                        end Done
                        Start -> Split
                        Split -> Twice -> Merge
                        Split -> Again -> Merge
                        Split -> Approve -> Approved
                        Approved -> Join if approval == 'yes'
                        Approved => Rejected
                        Merge -> Join
                        Join -> Deploy -> Done
                        """)
                .set(Property.REJECT_BY_DEFAULT, Enforcement.OFF)
                .set(COMPLETION, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Split Twice Again Merge Merge Join Deploy");
    }

    @Test
    void provesAnInclusiveSplitAndJoin() {
        Bench.draw("""
                        start Start
                        user Ask words=a,b,both var=asked
                        or Split
                        step A does=note
                        step B does=note
                        or Join
                        end Done
                        Start -> Ask -> Split
                        Split -> A if asked != 'b'
                        Split -> B if asked != 'a'
                        A -> Join
                        B -> Join
                        Join -> Done
                        """).isProven();
    }

    /** The engine asks where tokens inside can get by flows alone, and nothing but the timer leads out of the round. */
    @Test
    void findsAnInclusiveJoinThatDoesNotWaitForARoundInsideASubProcess() {
        roundBesideAnInclusiveJoin()
                .set(Property.REJECT_BY_DEFAULT, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Split Checks In Again Look Join Deploy");
    }

    static Bench roundBesideAnInclusiveJoin() {
        return Bench.draw("""
                        start Start
                        or Split
                        sub Checks {
                          start In
                          xor Again
                          user Look words=done var=looked
                          on Late to=Look after=P1D
                          sign Approve control=approval
                          xor Approved
                          end Out
                          In -> Again -> Look -> Again
                          Late -> Approve -> Approved
                          Approved -> Out if approval == 'yes'
                          Approved => Approve
                        }
                        or Join
                        step Deploy does=deploy
                        end Done
                        Start -> Split
                        Split -> Checks -> Join
                        Split -> Join
                        Join -> Deploy -> Done
                        """);
    }

    @Test
    void findsAnInclusiveMergeThatNeedsNoApproval() {
        Bench.draw("""
                        start Start
                        user Ask words=careful,quick var=asked
                        or Split
                        sign Approve control=approval
                        step Note does=note
                        or Merge
                        step Deploy does=deploy
                        end Done
                        Start -> Ask -> Split
                        Split -> Approve if asked == 'careful'
                        Split -> Note
                        Approve -> Merge
                        Note -> Merge
                        Merge -> Deploy -> Done
                        """)
                .set(Property.REJECT_BY_DEFAULT, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Ask Split Note Merge Deploy");
    }

    @Test
    void findsAnInclusiveJoinThatIsNeverCheckedAgain() {
        Bench.draw("""
                        start Start
                        and Split
                        step A does=note
                        user Ask words=join,leave var=asked
                        xor Which
                        or Join
                        end Left
                        end Done
                        Start -> Split
                        Split -> A -> Join
                        Split -> Ask -> Which
                        Which -> Join if asked == 'join'
                        Which => Left
                        Join -> Done
                        """).violates(COMPLETION, "Start Split Ask A Which Left");
    }

    @Test
    void takesSeveralFlowsOutOfATaskAtOnce() {
        Bench.draw("""
                        start Start
                        step Begin does=note
                        sign Approve control=approval
                        step Deploy does=deploy
                        end Done
                        end Approved
                        Start -> Begin
                        Begin -> Approve -> Approved
                        Begin -> Deploy -> Done
                        """)
                .set(Property.REJECT_BY_DEFAULT, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Begin Deploy");
    }

    @Test
    void findsTheWayThatAnUndeclaredVariableMayGo() {
        Bench.draw("""
                        start Start
                        xor Which
                        sign Approve control=approval
                        xor Approved
                        step Deploy does=deploy
                        end Rejected
                        end Done
                        Start -> Which
                        Which -> Approve if amount > 1000
                        Which -> Deploy if amount <= 1000
                        Approve -> Approved
                        Approved -> Deploy if approval == 'yes'
                        Approved => Rejected
                        Deploy -> Done
                        """).violates(CONTROL_BEFORE_GUARD, "Start Which Deploy");
    }

    @Test
    void findsAnElementThatCannotBeReached() {
        Bench.draw("""
                        start Start
                        step Never does=note
                        end Done
                        end Nowhere
                        Start -> Done
                        Never -> Nowhere
                        """).violates(NO_DEAD_ELEMENT, "Never");
    }

    @Test
    void findsALoopWithoutExit() {
        var proof = Bench.draw("""
                        start Start
                        xor Again
                        step Work does=note
                        Start -> Again -> Work
                        Work -> Again
                        """).proof();

        assertThat(proof.violations()).extracting(Violation::property).containsOnly(COMPLETION);
        assertThat(proof.violations().get(0).inWords()).contains("no end can be reached from here");
    }

    @Test
    void findsATerminateThatStopsTheApproval() {
        Bench.draw("""
                        start Start
                        and Split
                        step Train does=train
                        sign Approve control=approval
                        xor Approved
                        end Rejected
                        step Deploy does=deploy
                        terminate Stop
                        Start -> Train -> Split
                        Split -> Approve -> Approved
                        Split -> Deploy -> Stop
                        Approved => Rejected
                        Approved -> Rejected if approval == 'no'
                        """)
                .set(Property.REJECT_BY_DEFAULT, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Train Split Deploy");
    }

    @Test
    void refusesWhatItCannotTranslate() {
        Bench.draw("""
                        start Start
                        complex Gate
                        end Done
                        Start -> Gate -> Done
                        """).refuses("Gate", "complex gateway");
        Bench.draw("""
                        start Start
                        script Code
                        end Done
                        Start -> Code -> Done
                        """).refuses("Code", "scriptTask");
        Bench.draw("""
                        start Start
                        catch Signal signal=x
                        end Done
                        Start -> Signal -> Done
                        """).refuses("Signal", "signalEventDefinition");
        Bench.draw("""
                        start Start
                        step Odd does=unheardOf
                        end Done
                        Start -> Odd -> Done
                        """).refuses("Odd", "unheardOf");
        Bench.draw("""
                        start Start
                        task Loop loop
                        end Done
                        Start -> Loop -> Done
                        """).refuses("Loop", "loop marker");
        Bench.draw("""
                        start Start
                        terminate Stop save
                        Start -> Stop
                        """).refuses("Stop", "before a terminate end");
    }

    @Test
    void decidesEightBranchesOfSixStepsInASecond() {
        var times = new ArrayList<Duration>();
        for (var time = 0; time < 5; time++) {
            var proof = Bench.draw(branches(8, 6)).proof();
            assertThat(proof.violations()).isEmpty();
            assertThat(proof.states()).isLessThan(1_000);
            times.add(proof.time());
        }

        // The others warm up, or wait for a busy machine.
        assertThat(Collections.min(times)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void saysThatItDidNotDecide() {
        var proof = Bench.draw(branches(2, 2)).bound(3).proof();

        assertThat(proof.permitsDeployment()).isFalse();
        assertThat(proof.result(COMPLETION).verdict()).isEqualTo(Proof.Verdict.UNDECIDED);
    }

    static String branches(int branches, int steps) {
        var lines = new StringBuilder("start Start\nand Split\nand Join\nend Done\nStart -> Split\nJoin -> Done\n");
        for (var branch = 1; branch <= branches; branch++) {
            var chain = new StringBuilder("Split");
            for (var step = 1; step <= steps; step++) {
                var id = "S%dx%d".formatted(branch, step);
                lines.append(
                        step % 2 == 0
                                ? "user %s words=a,b var=v%dx%d\n".formatted(id, branch, step)
                                : "step %s does=note\n".formatted(id));
                chain.append(" -> ").append(id);
            }
            lines.append(chain).append(" -> Join\n");
        }
        return lines.toString();
    }

    @Test
    void refusesAnEventGatewayBeforeSomethingElse() {
        Bench.draw("""
                        start Start
                        events Wait
                        catch Late after=P3D
                        step Work does=note
                        end Done
                        Start -> Wait
                        Wait -> Late -> Done
                        Wait -> Work -> Done
                        """).refuses("Wait", "before 'Work', which is not an event");
    }
}
