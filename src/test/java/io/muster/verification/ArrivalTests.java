package io.muster.verification;

import static io.muster.verification.model.Property.COMPLETION;
import static io.muster.verification.model.Property.CONTROL_BEFORE_GUARD;
import static io.muster.verification.model.Property.DEFINED_BEFORE_READ;
import static io.muster.verification.model.Property.FRESHNESS;
import static io.muster.verification.model.Property.NO_DEAD_ELEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.model.ProofPolicy.Enforcement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's behaviour between the arrival of a token at an element and the start of that element. */
class ArrivalTests {

    /** The condition holds from the beginning the second time: the task is not created again, and the old decision stays. */
    private static final String ASKED_AGAIN = """
            start Start
            %s
            xor Approved
            user Ask words=deploy,again var=w
            xor Which
            step Train does=train
            step Deploy does=deploy
            end Done
            terminate No
            Start -> Approve -> Approved
            Again -> Approved
            Approved -> Ask if approval == 'yes'
            Approved => No
            Ask -> Which
            Which -> Train if w == 'again'
            Which => Deploy
            Train -> Approve
            Deploy -> Done
            """;

    private static void missesTheApproval(Bench bench) {
        assertThat(bench.proof().result(CONTROL_BEFORE_GUARD).violations()).isNotEmpty();
        assertThat(bench.proof().permitsDeployment()).isFalse();
    }

    private static void readsAnOldDecision(Bench bench) {
        assertThat(bench.proof().result(FRESHNESS).violations()).isNotEmpty();
        missesTheApproval(bench);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gently"})
    void findsAConditionalEventThatComesBeforeTheSignOffIsLaidOut(String gently) {
        readsAnOldDecision(
                Bench.draw(ASKED_AGAIN.formatted("""
                sign Approve control=approval words=yes,no
                on Again to=Approve when=w=='again' %s
                """.formatted(gently))).bound(1_000));
    }

    @Test
    void findsAConditionalEventThatComesBeforeASignOffOfSeveral() {
        readsAnOldDecision(Bench.draw(ASKED_AGAIN.formatted("""
                sign Approve control=approval words=yes,no many=any
                on Again to=Approve when=w=='again'
                """)));
    }

    @Test
    void findsAConditionalEventThatOccursBeforeTheElementsOfASubProcess() {
        readsAnOldDecision(Bench.draw(ASKED_AGAIN
                .replace("-> Approve\n", "-> Around\n")
                .replace("-> Approve ->", "-> Around ->")
                .formatted("""
                sub Around {
                  start In
                  sign Approve control=approval words=yes,no
                  end Out
                  In -> Approve -> Out
                }
                on Again to=Around when=w=='again'
                """)));
    }

    /** The variable is written inside: the event occurs before the sign-off next to it. */
    @Test
    void findsAConditionThatBecomesTrueRightBeforeTheSignOff() {
        readsAnOldDecision(Bench.draw("""
                start Start
                sign First control=approval
                xor Approved
                step Train does=train
                sub Around {
                  start In
                  step Describe does=describe
                  sign Approve control=approval
                  end Out
                  In -> Describe -> Approve -> Out
                }
                on Vendor to=Around when=origin=='vendor'
                xor Still
                step Deploy does=deploy
                terminate No
                end Done
                Start -> First -> Approved
                Approved -> Train if approval == 'yes'
                Approved => No
                Train -> Around -> Still
                Vendor -> Still
                Still -> Deploy if approval == 'yes'
                Still => No
                Deploy -> Done
                """));
    }

    /** An event sub-process around it has the same effect. */
    @Test
    void findsAnEventSubProcessThatBeginsBeforeTheSignOffIsLaidOut() {
        readsAnOldDecision(Bench.draw("""
                start Start
                sign First control=approval
                xor Approved
                step Train does=train
                step Describe does=describe
                sign Approve control=approval
                terminate No
                end Done
                esub Vendor {
                  start Heard when=origin=='vendor'
                  xor Still
                  step Deploy does=deploy
                  end Deployed
                  end Not
                  Heard -> Still
                  Still -> Deploy if approval == 'yes'
                  Still => Not
                  Deploy -> Deployed
                }
                Start -> First -> Approved
                Approved -> Train if approval == 'yes'
                Approved => No
                Train -> Describe -> Approve -> Done
                """));
    }

    /** The engine follows the first of several flows as far as it can before it starts the second. */
    @Test
    void findsAWayThatIsFasterThanTheSignOffBesideIt() {
        readsAnOldDecision(besideASignOff());
    }

    static Bench besideASignOff() {
        return Bench.draw("""
                start Start
                sign First control=approval
                xor Approved
                step Train does=train
                and Split
                xor Still
                step Deploy does=deploy
                sign Second control=approval
                terminate No
                end Not
                end Done
                end Asked
                Start -> First -> Approved
                Approved -> Train if approval == 'yes'
                Approved => No
                Train -> Split
                Split -> Still
                Split -> Second
                Still -> Deploy if approval == 'yes'
                Still => Not
                Deploy -> Done
                Second -> Asked
                """);
    }

    @Test
    void findsAStepThatIsFasterThanTheCallBesideIt() {
        missesTheApproval(Bench.draw("""
                        start Start
                        and Split
                        step Describe does=describe
                        call Child of=child in=origin:kind
                        end Described
                        end Called
                        Start -> Split
                        Split -> Describe -> Described
                        Split -> Child -> Called
                        """).and("child", """
                        start In
                        xor Which
                        step Deploy does=deploy
                        end Deployed
                        end Out
                        In -> Which
                        Which -> Deploy if kind == 'vendor'
                        Which => Out
                        Deploy -> Deployed
                        """).set(DEFINED_BEFORE_READ, Enforcement.OFF));
    }

    @Test
    void findsAWayThatIsFasterThanTheInclusiveJoinBesideIt() {
        missesTheApproval(Bench.draw("""
                start Start
                user Ask words=on,off var=asked
                and Split
                xor Which
                or Join
                step Deploy does=deploy
                end Off
                end Done
                Start -> Ask -> Split
                Split -> Which
                Split -> Join
                Which -> Join if asked == 'never'
                Which => Off
                Join -> Deploy -> Done
                """).set(COMPLETION, Enforcement.WARN).set(NO_DEAD_ELEMENT, Enforcement.OFF));
    }

    /** Four tokens arrive at a join of three, the last two together: it takes three. */
    @Test
    void findsTheTokenThatAFullJoinLeavesBehind() {
        var proof = Bench.draw("""
                        start Start
                        and Split
                        xor Merge
                        user Ask
                        and Both
                        and Join
                        end Done
                        Start -> Split
                        Split -> Merge
                        Split -> Merge
                        Split -> Ask
                        Merge -> Join
                        Ask -> Both
                        Both -> Join
                        Both -> Join
                        Join -> Done
                        """).proof();

        assertThat(proof.result(COMPLETION).violations())
                .anySatisfy(violation -> assertThat(violation.why()).contains("tokens at 'Join'"));
    }

    /** A remaining token counts the next time. */
    @Test
    void findsAJoinThatIsFilledByWhatItLeftBehind() {
        var bench = Bench.draw("""
                start Start
                and Split
                xor Merge
                sign Approve control=approval
                xor Approved
                and Both
                and Join
                step Deploy does=deploy
                step Train does=train
                xor Again
                user More words=on,over var=more
                and Twice
                terminate No
                end Done
                Start -> Split
                Split -> Merge
                Split -> Merge
                Split -> Approve
                Merge -> Join
                Approve -> Approved
                Approved -> Both if approval == 'yes'
                Approved => No
                Both -> Join
                Both -> Join
                Join -> Deploy -> More -> Again
                Again -> Train if more == 'on'
                Again => Done
                Train -> Twice
                Twice -> Merge
                Twice -> Merge
                """);
        missesTheApproval(bench.bound(2_000));
    }

    /** If nothing else runs by itself, there is only one order. */
    @Test
    void provesSignOffsBesideEachOther() {
        Bench.draw("""
                start Start
                and Split
                sign Approve control=approval
                sign Check control=check
                and Join
                xor Which
                xor Checked
                step Deploy does=deploy
                end No
                end Done
                Start -> Split
                Split -> Approve -> Join
                Split -> Check -> Join
                Join -> Which
                Which -> Checked if approval == 'yes'
                Which => No
                Checked -> Deploy if check == 'yes'
                Checked => No
                Deploy -> Done
                """).isProven();
    }
}
