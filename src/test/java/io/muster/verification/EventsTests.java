package io.muster.verification;

import static io.muster.verification.model.Property.BOUNDED;
import static io.muster.verification.model.Property.COMPLETION;
import static io.muster.verification.model.Property.CONTROL_BEFORE_GUARD;
import static io.muster.verification.model.Property.FRESHNESS;
import static io.muster.verification.model.Property.REJECT_BY_DEFAULT;
import static io.muster.verification.model.Property.ROLLBACK;

import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Property;
import org.junit.jupiter.api.Test;

/** Events at the border of an activity, between activities and at the ends. */
class EventsTests {

    @Test
    void findsATimerAroundAnApproval() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        on Late to=Approve after=P30D
                        xor Approved
                        step Deploy does=deploy
                        end Rejected
                        end Done
                        Start -> Approve -> Approved
                        Late -> Deploy
                        Approved -> Deploy if approval == 'yes'
                        Approved => Rejected
                        Deploy -> Done
                        """)
                .set(REJECT_BY_DEFAULT, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Approve Late Deploy");
    }

    @Test
    void provesATimerThatTakesTheApprovalAway() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        on Remind to=Approve after=P2D gently
                        on Late to=Approve after=P30D
                        step Note does=note
                        xor Approved
                        step Deploy does=deploy
                        end Reminded
                        end Lapsed
                        end Rejected
                        end Done
                        Start -> Approve -> Approved
                        Remind -> Note -> Reminded
                        Late -> Lapsed
                        Approved -> Deploy if approval == 'yes'
                        Approved => Rejected
                        Deploy -> Done
                        """).withDeadlines().isProven();
    }

    @Test
    void findsARemindersTokenThatDeploys() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        on Remind to=Approve after=P2D gently
                        step Deploy does=deploy
                        end Done
                        end Decided
                        Start -> Approve -> Decided
                        Remind -> Deploy -> Done
                        """).set(REJECT_BY_DEFAULT, Enforcement.OFF).violates(CONTROL_BEFORE_GUARD, "Start Remind Deploy");
    }

    @Test
    void findsAMessageThatStartsInTheMiddle() {
        Bench.draw("""
                        start Start
                        start Urgent message=urgent
                        sign Approve control=approval
                        xor Approved
                        xor Ready
                        step Deploy does=deploy
                        end Rejected
                        end Done
                        Start -> Approve -> Approved
                        Approved -> Ready if approval == 'yes'
                        Approved => Rejected
                        Urgent -> Ready -> Deploy -> Done
                        """).violates(CONTROL_BEFORE_GUARD, "Urgent Ready Deploy");
    }

    @Test
    void provesTwoWaysToStartThatMeetBeforeTheApproval() {
        Bench.draw("""
                        start Start
                        start Asked message=asked
                        xor Begin
                        sign Approve control=approval
                        xor Approved
                        step Deploy does=deploy
                        end Rejected
                        end Done
                        Start -> Begin -> Approve -> Approved
                        Asked -> Begin
                        Approved -> Deploy if approval == 'yes'
                        Approved => Rejected
                        Deploy -> Done
                        """).isProven();
    }

    @Test
    void findsALinkThatLeapsOverTheApproval() {
        Bench.draw("""
                        start Start
                        user Ask words=slow,quick var=asked
                        xor Which
                        throw Leap link=over
                        catch Land link=over
                        sign Approve control=approval
                        xor Approved
                        xor Ready
                        step Deploy does=deploy
                        end Rejected
                        end Done
                        Start -> Ask -> Which
                        Which -> Leap if asked == 'quick'
                        Which => Approve
                        Approve -> Approved
                        Approved -> Ready if approval == 'yes'
                        Approved => Rejected
                        Land -> Ready -> Deploy -> Done
                        """).violates(CONTROL_BEFORE_GUARD, "Start Ask Which Leap Land Ready Deploy");
    }

    @Test
    void findsAnErrorPathAroundTheApproval() {
        Bench.draw("""
                        start Start
                        step Check does=note
                        on Failed to=Check error
                        sign Approve control=approval
                        xor Approved
                        xor Ready
                        step Deploy does=deploy
                        end Rejected
                        end Done
                        Start -> Check -> Approve -> Approved
                        Failed -> Ready
                        Approved -> Ready if approval == 'yes'
                        Approved => Rejected
                        Ready -> Deploy -> Done
                        """).violates(CONTROL_BEFORE_GUARD, "Start Check Failed Ready Deploy");
    }

    @Test
    void findsAFailedDeploymentThatIsLeftBehind() {
        Bench.draw("""
                        start Start
                        step Deploy does=deploy
                        on Failed to=Deploy error
                        step Note does=note
                        end Noted
                        end Done
                        Start -> Deploy -> Done
                        Failed -> Note -> Noted
                        """).demandNothing().violates(ROLLBACK, "Start Deploy Failed Note Noted");
    }

    @Test
    void provesAFailedDeploymentThatIsRolledBackOrSuspended() {
        Bench.draw("""
                        start Start
                        step Deploy does=tryDeploy
                        on Failed to=Deploy error
                        step Suspend does=suspend
                        xor Deployed
                        step Back does=rollback
                        end Suspended
                        end RolledBack
                        end Done
                        Start -> Deploy -> Deployed
                        Deployed -> Done if deployment == 'done'
                        Deployed => Back
                        Back -> RolledBack
                        Failed -> Suspend -> Suspended
                        """).demandNothing().isProven();
    }

    @Test
    void findsAFailedDeploymentThatOnlySomeOutcomesRollBack() {
        Bench.draw("""
                        start Start
                        step Deploy does=tryDeploy
                        xor Deployed
                        user Ask words=back,leave var=asked
                        xor Asked
                        step Back does=rollback
                        end RolledBack
                        end Left
                        end Done
                        Start -> Deploy -> Deployed
                        Deployed -> Done if deployment == 'done'
                        Deployed => Ask
                        Ask -> Asked
                        Asked -> Back if asked == 'back'
                        Asked => Left
                        Back -> RolledBack
                        """).demandNothing().violates(ROLLBACK, "Start Deploy Deployed Ask Asked Left");
    }

    @Test
    void provesARetryUntilItSucceedsOrIsRolledBack() {
        Bench.draw("""
                        start Start
                        xor Again
                        step Deploy does=tryDeploy
                        xor Deployed
                        user Ask words=again,back var=asked
                        xor Asked
                        step Back does=rollback
                        end RolledBack
                        end Done
                        Start -> Again -> Deploy -> Deployed
                        Deployed -> Done if deployment == 'done'
                        Deployed => Ask
                        Ask -> Asked
                        Asked -> Again if asked == 'again'
                        Asked => Back
                        Back -> RolledBack
                        """).demandNothing().isProven();
    }

    @Test
    void provesCompensationThatRollsBack() {
        Bench.draw("""
                        start Start
                        step Serve does=note
                        on Undo to=Serve compensate
                        step Back does=rollback handler
                        associate Undo Back
                        step Promote does=promote
                        on Failed to=Promote error
                        end Compensated compensate
                        end Done
                        Start -> Serve -> Promote -> Done
                        Failed -> Compensated
                        """).demandNothing().isProven();
    }

    @Test
    void findsCompensationThatHasNothingToCompensate() {
        Bench.draw("""
                        start Start
                        step Promote does=promote
                        on Failed to=Promote error
                        step Serve does=note
                        on Undo to=Serve compensate
                        step Back does=rollback handler
                        associate Undo Back
                        end Compensated compensate
                        end AfterAll compensate
                        Start -> Promote -> Serve -> AfterAll
                        Failed -> Compensated
                        """).demandNothing().violates(ROLLBACK, "Start Promote Failed Compensated");
    }

    @Test
    void findsCompensationThatDeploys() {
        Bench.draw("""
                        start Start
                        step Serve does=note
                        on Undo to=Serve compensate
                        step Redeploy does=deploy handler
                        associate Undo Redeploy
                        throw Compensate compensate
                        end Done
                        Start -> Serve -> Compensate -> Done
                        """).violates(CONTROL_BEFORE_GUARD, "Start Serve Compensate Redeploy");
    }

    @Test
    void findsTokensThatHeapUp() {
        Bench.draw("""
                        start Start
                        xor Again
                        and Split
                        user Wait
                        end Done
                        Start -> Again -> Split
                        Split -> Again
                        Split -> Wait -> Done
                        """)
                .set(Property.NO_DEAD_ELEMENT, Enforcement.OFF)
                .violates(BOUNDED, "Start" + " Again Split".repeat(9) + " Wait");
    }

    @Test
    void findsADecisionThatARetrainingOvertakes() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        step Train does=train
                        xor Approved
                        end Good
                        end Bad
                        and Split
                        end Trained
                        Start -> Split
                        Split -> Train -> Trained
                        Split -> Approve -> Approved
                        Approved -> Good if approval == 'yes'
                        Approved => Bad
                        """).violates(FRESHNESS, "Start Split Approve Train Trained Approved");
    }

    @Test
    void findsAnUncaughtError() {
        Bench.draw("""
                        start Start
                        step Check does=note
                        end Broken error=broken
                        Start -> Check -> Broken
                        """).violates(COMPLETION, "Start Check Broken");
    }

    @Test
    void findsAnElementThatNothingFollows() {
        Bench.draw("""
                        start Start
                        user Ask words=yes,no var=asked
                        on Late to=Ask after=P1D
                        end Done
                        Start -> Ask -> Done
                        """).violates(COMPLETION, "Start Ask Late");
    }

    @Test
    void asksTheCallersVariablesForAConditionAtTheBorderOfACall() {
        Bench.draw("""
                        start Start
                        step Describe does=describe
                        call Wait of=wait
                        on Vendor to=Wait when=origin=='vendor'
                        step Deploy does=deploy
                        end Done
                        end Waited
                        Start -> Describe -> Wait -> Waited
                        Vendor -> Deploy -> Done
                        """).and("wait", """
                        start Inner
                        user Look
                        end Seen
                        Inner -> Look -> Seen
                        """).violates(CONTROL_BEFORE_GUARD, "Start Describe Wait Inner Look Vendor Deploy");
    }
}
