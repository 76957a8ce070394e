package io.muster.verification;

import static io.muster.verification.model.Property.COMPLETION;
import static io.muster.verification.model.Property.CONTROL_BEFORE_GUARD;
import static io.muster.verification.model.Property.NO_DEAD_ELEMENT;
import static io.muster.verification.model.Property.REJECT_BY_DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.model.Guard;
import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Violation;
import org.junit.jupiter.api.Test;

/**
 * Elements beside tokens that never end: the moves of those tokens make no difference to them, and they are explored
 * nevertheless. The policy only warns about the missing end.
 */
class NeglectTests {

    /** Steps that run by themselves, one of which sends another away each time. */
    private static final String ROUND = """
            xor Merge
            and Round
            end Sent
            Split -> Merge -> Round
            Round -> Merge
            Round -> Sent
            """;

    private static final String STUCK = """
            user Ask words=a,b var=answer
            xor Stuck
            end Never
            Split -> Ask -> Stuck
            Stuck -> Never if answer == 'c'
            Stuck -> Never if answer == 'd'
            """;

    /** A round that leads through a sub-process. */
    private static final String INSIDE = """
            user Ask words=a
            sub Part {
            start Begin
            end Finish
            Begin -> Finish
            }
            Split -> Ask -> Part -> Ask
            """;

    private static Bench beside(String neglecting) {
        return warned("""
                start Start
                and Split
                sign Approve control=approval
                step Deploy does=deploy
                end Approved
                end Done
                Start -> Split
                """ + neglecting + """
                Split -> Approve -> Approved
                Split -> Deploy -> Done
                """);
    }

    private static Bench warned(String lines) {
        return Bench.draw(lines)
                .set(COMPLETION, Enforcement.WARN)
                .set(NO_DEAD_ELEMENT, Enforcement.WARN)
                .bound(2_000);
    }

    private static void isRefused(Bench bench) {
        var proof = bench.proof();
        assertThat(proof.untranslated()).isEmpty();
        assertThat(proof.result(COMPLETION).violations()).isNotEmpty();
        assertThat(proof.result(CONTROL_BEFORE_GUARD).violations()).isNotEmpty();
        assertThat(proof.permitsDeployment()).isFalse();
    }

    @Test
    void findsADeploymentBesideARoundThatSendsAway() {
        isRefused(beside(ROUND));
    }

    @Test
    void findsADeploymentBesideAGatewayWithoutAWayOn() {
        isRefused(beside(STUCK));
    }

    @Test
    void findsADeploymentBesideARoundThroughASubProcess() {
        isRefused(beside(INSIDE));
        assertThat(beside(INSIDE).examine().guards())
                .extracting(guard -> guard.controls().toString())
                .contains("[]", "[approval]");
        assertThat(beside(INSIDE).proof().result(REJECT_BY_DEFAULT).violations())
                .isNotEmpty();
    }

    /** The second training makes the first review void. Each round sends two tokens more to the join. */
    @Test
    void findsADeploymentThatARoundSendsTokensTo() {
        isRefused(warned("""
                start Start
                sign Review control=review
                xor Reviewed
                step Train does=train
                sign Approve control=approval
                xor Which
                and Round
                and Join
                step Deploy does=deploy
                end Done
                terminate No
                Start -> Review -> Reviewed
                Reviewed -> Train if review == 'yes'
                Reviewed => No
                Train -> Approve -> Which
                Which -> Round if approval == 'yes'
                Which => No
                Round -> Join
                Round -> Which
                Round -> Join
                Join -> Deploy -> Done
                """).demand(Guard.DEPLOY, "approval", "review"));
    }

    /** Words that cannot be decided do not make a missing end, so nothing but this is said, whatever the policy. */
    @Test
    void findsADeploymentThatAnUnknownWordLeadsToBesideARound() {
        var proof = Bench.draw("""
                start Start
                sign Approve control=approval words=yes,no
                xor Approved
                and Split
                sign Review control=review
                step Early does=deploy
                step Deploy does=deploy
                end No
                end Done
                Start -> Approve -> Approved
                Approved -> Deploy if approval == 'yes'
                Approved -> No if approval == 'no'
                Approved => Split
                Deploy -> Done
                """ + ROUND + """
                Split -> Review -> No
                Split -> Early -> Done
                """).bound(2_000).proof();

        assertThat(proof.violations()).extracting(Violation::property).containsOnly(REJECT_BY_DEFAULT);
    }

    @Test
    void provesWhatWasSignedOffBeforeIt() {
        for (var neglecting : new String[] {ROUND, STUCK, INSIDE}) {
            var proof = warned("""
                    start Start
                    sign Approve control=approval
                    xor Approved
                    and Split
                    step Deploy does=deploy
                    user Read
                    end No
                    end Done
                    Start -> Approve -> Approved
                    Approved -> Split if approval == 'yes'
                    Approved => No
                    """ + neglecting + """
                    Split -> Deploy -> Read -> Done
                    """).proof();
            assertThat(proof.violations())
                    .as(neglecting)
                    .allMatch(
                            violation -> violation.property() == COMPLETION || violation.property() == NO_DEAD_ELEMENT);
            assertThat(proof.permitsDeployment()).as(neglecting).isTrue();
        }
    }
}
