package io.muster.verification;

import static io.muster.verification.model.Property.COMPLETION;
import static io.muster.verification.model.Property.CONTROL_BEFORE_GUARD;
import static io.muster.verification.model.Property.DEFINED_BEFORE_READ;
import static io.muster.verification.model.Property.FRESHNESS;
import static io.muster.verification.model.Property.INDEPENDENCE;
import static io.muster.verification.model.Property.REJECT_BY_DEFAULT;
import static io.muster.verification.model.Property.SINGLE_WRITER;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.model.Guard;
import io.muster.verification.model.Guard.GuardReached;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Property;
import org.junit.jupiter.api.Test;

/** Controls, decisions and people. */
class ControlsTests {

    private static final String TRAIN_APPROVE_DEPLOY = """
            start Start
            step Train does=train
            sign Approve control=approval
            xor Approved
            step Deploy does=deploy
            end Rejected
            end Done
            Start -> Train -> Approve -> Approved
            Approved => Rejected
            Approved -> Deploy if approval == 'yes'
            Deploy -> Done
            """;

    @Test
    void provesAnApprovalBeforeADeployment() {
        Bench.draw(TRAIN_APPROVE_DEPLOY).isProven();
    }

    @Test
    void findsTheWayAroundAnApproval() {
        var violation = Bench.draw("""
                        start Start
                        step Train does=train
                        user Ask words=fix,release var=asked
                        xor Which
                        sign Approve control=approval
                        xor Approved
                        step Deploy does=deploy
                        end Rejected
                        end Done
                        Start -> Train -> Ask -> Which
                        Which -> Approve if asked == 'release'
                        Which => Deploy
                        Approve -> Approved
                        Approved -> Deploy if approval == 'yes'
                        Approved => Rejected
                        Deploy -> Done
                        """).violates(CONTROL_BEFORE_GUARD, "Start Train Ask Which Deploy");

        assertThat(violation.inWords())
                .isEqualTo("Start → Train → Ask (asked = fix) → Deploy: no approval since 'Train'");
    }

    @Test
    void findsThatARefusedApprovalDoesNotCount() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        step Deploy does=deploy
                        end Done
                        Start -> Approve -> Deploy -> Done
                        """)
                .set(REJECT_BY_DEFAULT, ProofPolicy.Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Approve Deploy");
    }

    @Test
    void findsAnApprovalBeforeRetraining() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        xor Approved
                        step Train does=train
                        step Deploy does=deploy
                        end Rejected
                        end Done
                        Start -> Approve -> Approved
                        Approved -> Train if approval == 'yes'
                        Approved => Rejected
                        Train -> Deploy -> Done
                        """).violates(CONTROL_BEFORE_GUARD, "Start Approve Approved Train Deploy");
    }

    @Test
    void provesAReturnForReworkWithANewApproval() {
        Bench.draw("""
                        start Start
                        xor Again
                        step Train does=train
                        sign Approve control=approval words=yes,rework,no
                        xor Approved
                        step Deploy does=deploy
                        end Rejected
                        end Done
                        Start -> Again -> Train -> Approve -> Approved
                        Approved -> Deploy if approval == 'yes'
                        Approved -> Again if approval == 'rework'
                        Approved => Rejected
                        Deploy -> Done
                        """).isProven();
    }

    @Test
    void findsADecisionThatIsStale() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        xor First
                        step Train does=train
                        xor Second
                        end Rejected
                        end Never
                        end Done
                        Start -> Approve -> First
                        First -> Train if approval == 'yes'
                        First => Rejected
                        Train -> Second
                        Second -> Done if approval == 'yes'
                        Second => Never
                        """)
                .set(Property.NO_DEAD_ELEMENT, ProofPolicy.Enforcement.OFF)
                .violates(FRESHNESS, "Start Approve First Train Second");
    }

    @Test
    void findsAGatewayBeforeTheDecision() {
        Bench.draw("""
                        start Start
                        xor Early
                        sign Approve control=approval
                        end Skipped
                        end Done
                        Start -> Early
                        Early -> Skipped if approval == 'yes'
                        Early => Approve
                        Approve -> Done
                        """)
                .set(Property.NO_DEAD_ELEMENT, ProofPolicy.Enforcement.OFF)
                .violates(DEFINED_BEFORE_READ, "Start Early");
    }

    @Test
    void findsADecisionThatAnotherFormWrites() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        user Rework words=yes,no var=approval
                        end Done
                        Start -> Approve -> Rework -> Done
                        """).violates(SINGLE_WRITER, "Start Approve Rework");
    }

    @Test
    void findsThatAnUnknownWordLeadsToADeployment() {
        Bench.draw("""
                        start Start
                        sign Review control=review
                        xor Reviewed
                        step Deploy does=deploy
                        end Rejected
                        end Done
                        Start -> Review -> Reviewed
                        Reviewed -> Rejected if review == 'no'
                        Reviewed => Deploy
                        Deploy -> Done
                        """).demandNothing().violates(REJECT_BY_DEFAULT, "Start Review Reviewed Deploy");
    }

    @Test
    void findsThatSilenceLeadsToADeployment() {
        Bench.draw("""
                        start Start
                        sign Review control=review
                        on Late to=Review after=P1D
                        xor Reviewed
                        step Deploy does=deploy
                        end Rejected
                        end Done
                        Start -> Review -> Reviewed
                        Late -> Deploy
                        Reviewed -> Deploy if review == 'yes'
                        Reviewed => Rejected
                        Deploy -> Done
                        """).demandNothing().violates(REJECT_BY_DEFAULT, "Start Review Late Deploy");
    }

    @Test
    void findsSignOffsThatOnePersonMayGive() {
        Bench.draw("""
                        start Start
                        sign Review control=review
                        sign Approve control=approval differs=developer
                        end Done
                        Start -> Review -> Approve -> Done
                        """).separate("approval", "review").violates(INDEPENDENCE, "Start Review Approve");
    }

    @Test
    void findsSignOffsThatOnePersonMayGiveTheOtherWayRound() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval differs=developer,review
                        sign Review control=review
                        end Done
                        Start -> Approve -> Review -> Done
                        """).separate("approval", "review").violates(INDEPENDENCE, "Start Approve Review");
    }

    @Test
    void findsSignOffsBesideEachOtherOfWhichOnlyOneMustDiffer() {
        Bench.draw("""
                        start Start
                        and Fork
                        sign Approve control=approval differs=developer,review
                        sign Review control=review
                        and Join
                        end Done
                        Start -> Fork -> Approve -> Join -> Done
                        Fork -> Review -> Join
                        """).separate("approval", "review").violates(INDEPENDENCE, "Start Fork Approve Review");
    }

    @Test
    void provesSignOffsBesideEachOtherThatBothMustDiffer() {
        Bench.draw("""
                        start Start
                        and Fork
                        sign Approve control=approval differs=developer,review
                        sign Review control=review differs=approval
                        and Join
                        end Done
                        Start -> Fork -> Approve -> Join -> Done
                        Fork -> Review -> Join
                        """).separate("approval", "review").isProven();
    }

    @Test
    void provesSignOffsThatMustDiffer() {
        Bench.draw("""
                        start Start
                        sign Review control=review
                        sign Approve control=approval differs=developer,review
                        end Done
                        Start -> Review -> Approve -> Done
                        """)
                .separate("approval", "review")
                .separate("approval", "developer")
                .isProven();
    }

    @Test
    void demandsMoreOfHigherTiersAndOfVendors() {
        var bench = Bench.draw("""
                        start Start
                        step Describe does=describe
                        sign Approve control=approval
                        xor Approved
                        step Deploy does=deploy
                        end Rejected
                        end Done
                        Start -> Describe -> Approve -> Approved
                        Approved -> Deploy if approval == 'yes'
                        Approved => Rejected
                        Deploy -> Done
                        """).demand(Guard.DEPLOY, 1, "vendor", "due-diligence");

        assertThat(bench.violates(CONTROL_BEFORE_GUARD, "Start Describe Approve Approved Deploy")
                        .tier())
                .isEqualTo(1);
        assertThat(bench.proof().result(CONTROL_BEFORE_GUARD).violations())
                .hasSize(1)
                .first()
                .satisfies(violation ->
                        assertThat(violation.path().get(1).values()).containsEntry("origin", "vendor"));
    }

    @Test
    void followsATableToTheApprovalsItAsksFor() {
        Bench.draw("""
                        start Start
                        step Describe does=describe
                        rule Route decision=routing result=needed
                        sign Approve control=approval
                        xor Approved
                        xor Needed
                        sign Second control=second
                        xor ApprovedAgain
                        xor Enough
                        step Deploy does=deploy
                        end Rejected
                        end Done
                        Start -> Describe -> Route -> Approve -> Approved
                        Approved => Rejected
                        Approved -> Needed if approval == 'yes'
                        Needed => Second
                        Needed -> Enough if needed == 'one'
                        Second -> ApprovedAgain
                        ApprovedAgain -> Enough if second == 'yes'
                        ApprovedAgain => Rejected
                        Enough -> Deploy -> Done
                        """).demand(Guard.DEPLOY, 1, "vendor", "second").isProven();
    }

    @Test
    void lowersNothingForAWarning() {
        var bench = Bench.draw(TRAIN_APPROVE_DEPLOY
                        .replace("Approved => Rejected", "")
                        .replace("end Rejected", "")
                        .replace("if approval == 'yes'", ""))
                .set(CONTROL_BEFORE_GUARD, ProofPolicy.Enforcement.WARN)
                .set(REJECT_BY_DEFAULT, ProofPolicy.Enforcement.OFF);

        assertThat(bench.proof().permitsDeployment()).isTrue();
        assertThat(bench.proof().violations()).isNotEmpty();
    }

    @Test
    void findsATableThatReadsTooEarlyEvenIfItsAnswerIsNotUsed() {
        Bench.draw("""
                        start Start
                        rule Route decision=routing result=needed
                        step Describe does=describe
                        end Done
                        Start -> Route -> Describe -> Done
                        """).violates(DEFINED_BEFORE_READ, "Start Route");
    }

    @Test
    void findsTheSecondFormThatWritesADecisionWhenTheFirstIsNeverReached() {
        var proof = Bench.draw("""
                        start Start
                        user Never words=yes,no var=approval
                        sign Approve control=approval
                        user Rework words=yes,no var=approval
                        end Done
                        Never -> Done
                        Start -> Approve -> Rework -> Done
                        """)
                .set(Property.NO_DEAD_ELEMENT, ProofPolicy.Enforcement.OFF)
                .proof();

        assertThat(proof.result(SINGLE_WRITER).violations())
                .extracting(violation -> String.join(" ", violation.elements()))
                .contains("Start Approve Rework")
                .noneMatch(path -> path.contains("Never"));
    }

    private static final String TIER_BY_TABLE = """
            start Start
            step Describe does=describe
            rule Route decision=grading result=tier
            xor Which
            step Deploy does=deploy
            end Kept
            end Done
            Start -> Describe -> Route -> Which
            Which -> Deploy if tier == 3
            Which => Kept
            Deploy -> Done
            """;

    /** What is not the tier that is proved is a word like any other: nothing after it goes unseen. */
    @Test
    void findsWhatFollowsATierThatATableWrote() {
        Bench.draw(TIER_BY_TABLE).violates(CONTROL_BEFORE_GUARD, "Start Describe Route Which Deploy");
    }

    @Test
    void listsTheGuardedStepsAfterATierThatATableWrote() {
        assertThat(Bench.draw(TIER_BY_TABLE).examine().guards())
                .extracting(GuardReached::tier)
                .containsOnly(1, 2, 3);
    }

    @Test
    void findsADeadEndAfterATierThatATableWrote() {
        Bench.draw("""
                        start Start
                        step Describe does=describe
                        rule Route decision=grading result=tier
                        xor Which
                        step Note does=note
                        and Join
                        end Done
                        Start -> Describe -> Route -> Which
                        Which -> Join if tier == 3
                        Which => Note
                        Note -> Join -> Done
                        """)
                .set(Property.NO_DEAD_ELEMENT, Enforcement.OFF)
                .violates(COMPLETION, "Start Describe Route Which");
    }

    @Test
    void findsWhatFollowsATierThatIsPassedOut() {
        Bench.draw("""
                        start Start
                        call Ask of=child out=word:tier
                        xor Which
                        step Deploy does=deploy
                        end Kept
                        end Done
                        Start -> Ask -> Which
                        Which -> Deploy if tier == 3
                        Which => Kept
                        Deploy -> Done
                        """)
                .and("child", """
                        start Inner
                        step Describe does=describe
                        rule Guess decision=grading result=word
                        end Guessed
                        Inner -> Describe -> Guess -> Guessed
                        """)
                .violates(CONTROL_BEFORE_GUARD, "Start Ask Inner Describe Guess Guessed Which Deploy");
    }

    /** The origin of a version comes from the step that describes it; no other writer is trusted. */
    @Test
    void demandsTheControlsOfEveryOriginWhereTheOriginMayBeWritten() {
        Bench.draw("""
                        start Start
                        user Say words=trained,vendor var=origin
                        step Deploy does=deploy
                        end Done
                        Start -> Say -> Deploy -> Done
                        """)
                .demandNothing()
                .demand(Guard.DEPLOY, 1, "vendor", "approval")
                .violates(CONTROL_BEFORE_GUARD, "Start Say Deploy");
    }

    @Test
    void triesEveryCaseOfAValueThatHasTwoNames() {
        Bench.draw("""
                        start Start
                        step Describe does=describe
                        call Small of=small in=size:little
                        call Large of=large in=size:much
                        end Done
                        Start -> Describe -> Small -> Large -> Done
                        """)
                .and("small", """
                        start Inner
                        xor Little
                        step Deploy does=deploy
                        end Kept
                        end Deployed
                        Inner -> Little
                        Little -> Deploy if little > 10
                        Little => Kept
                        Deploy -> Deployed
                        """)
                .and("large", """
                        start Begin
                        xor Much
                        step Note does=note
                        end Noted
                        end Ignored
                        Begin -> Much
                        Much -> Note if much > 100
                        Much => Ignored
                        Note -> Noted
                        """)
                .violates(CONTROL_BEFORE_GUARD, "Start Describe Small Inner Little Deploy");
    }
}
