package io.muster.verification;

import static io.muster.verification.model.Property.CONTROL_BEFORE_GUARD;
import static io.muster.verification.model.Property.FRESHNESS;
import static io.muster.verification.model.Property.REJECTION_HEEDED;

import io.muster.verification.model.ProofPolicy;
import io.muster.verification.model.Property;
import org.junit.jupiter.api.Test;

/** A decision that a called process passes out is one in the caller too. */
class HandedOutDecisionsTests {

    private static final String BOARD = """
            start Inner
            sign Approve control=approval
            end Decided
            Inner -> Approve -> Decided
            """;

    /** @param asked variable that the gateway behind the call asks for, and how */
    private static String caller(String call, String asked) {
        return """
                start Start
                call Board of=board %s
                xor Which
                step Deploy does=deploy
                end Deployed
                end Rejected
                Start -> Board -> Which
                Which -> Deploy if %s
                Which => Rejected
                Deploy -> Deployed
                """.formatted(call, asked);
    }

    @Test
    void countsUnderItsOwnName() {
        Bench.draw(caller("out=approval:approval", "approval == 'yes'"))
                .and("board", BOARD)
                .isProven();
    }

    @Test
    void countsUnderAnotherName() {
        Bench.draw(caller("out=approval:word", "word == 'yes'"))
                .and("board", BOARD)
                .isProven();
    }

    @Test
    void countsThroughTwoCalls() {
        Bench.draw(caller("out=second:third", "third == 'yes'"))
                .and("board", """
                        start Middle
                        call Committee of=committee out=approval:second
                        end Heard
                        Middle -> Committee -> Heard
                        """)
                .and("committee", BOARD)
                .isProven();
    }

    @Test
    void countsWhenItIsHandedInAndOutAgain() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        call Pass of=pass in=approval:told out=told:said
                        xor Which
                        step Deploy does=deploy
                        end Deployed
                        end Rejected
                        Start -> Approve -> Pass -> Which
                        Which -> Deploy if said == 'yes'
                        Which => Rejected
                        Deploy -> Deployed
                        """).and("pass", """
                        start Inner
                        task Look
                        end Seen
                        Inner -> Look -> Seen
                        """).isProven();
    }

    @Test
    void isAskedForInTheProcessItIsHandedTo() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        call Act of=act in=approval:told
                        end Finished
                        Start -> Approve -> Act -> Finished
                        """).and("act", """
                        start Inner
                        xor Which
                        step Deploy does=deploy
                        end Deployed
                        end Rejected
                        Inner -> Which
                        Which -> Deploy if told == 'yes'
                        Which => Rejected
                        Deploy -> Deployed
                        """).isProven();
    }

    /** The last one's word is what the gateway finds, but the control counts only if all accepted. */
    @Test
    void isTheLastWordOfMany() {
        Bench.draw(caller("out=approval:approval many=2 sequential", "approval == 'yes'"))
                .and("board", BOARD)
                .isProven();
    }

    @Test
    void doesNotCountWhenTheWrongWordLeadsOn() {
        Bench.draw(caller("out=approval:word", "word != 'yes'"))
                .and("board", BOARD)
                .set(Property.REJECT_BY_DEFAULT, ProofPolicy.Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Board Inner Approve Decided Which Deploy");
    }

    @Test
    void doesNotCountThroughTwoCallsWhenTheWrongWordLeadsOn() {
        Bench.draw(caller("out=second:third", "third == 'no'"))
                .and("board", """
                        start Middle
                        call Committee of=committee out=approval:second
                        end Heard
                        Middle -> Committee -> Heard
                        """)
                .and("committee", BOARD)
                .violates(
                        CONTROL_BEFORE_GUARD, "Start Board Middle Committee Inner Approve Decided Heard Which Deploy");
    }

    /** Another decision of the same board goes by its name. */
    @Test
    void doesNotCountWhenAnotherDecisionIsPassedOut() {
        Bench.draw(caller("out=risk:approval", "approval == 'yes'"))
                .and("board", """
                        start Inner
                        sign Approve control=approval
                        sign Risk control=risk
                        end Decided
                        Inner -> Approve -> Risk -> Decided
                        """)
                .set(Property.REJECT_BY_DEFAULT, ProofPolicy.Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Board Inner Approve Risk Decided Which Deploy");
    }

    @Test
    void doesNotCountAfterTheArtifactChanged() {
        Bench.draw("""
                        start Start
                        call Board of=board out=approval:word
                        step Train does=train
                        xor Which
                        step Deploy does=deploy
                        end Deployed
                        end Rejected
                        Start -> Board -> Train -> Which
                        Which -> Deploy if word == 'yes'
                        Which => Rejected
                        Deploy -> Deployed
                        """)
                .and("board", BOARD)
                .violates(FRESHNESS, "Start Board Inner Approve Decided Train Which", CONTROL_BEFORE_GUARD);
    }

    @Test
    void warnsWhenAPassedOutRefusalLeadsOn() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        call Ask of=ask out=risk:word
                        xor Which
                        step Deploy does=deploy
                        end Deployed
                        end Rejected
                        Start -> Approve -> Ask -> Which
                        Which -> Deploy if approval == 'yes' && word == 'yes'
                        Which -> Deploy if approval == 'yes' && word == 'no'
                        Which => Rejected
                        Deploy -> Deployed
                        """).and("ask", """
                        start Inner
                        sign Risk control=risk
                        end Asked
                        Inner -> Risk -> Asked
                        """).violates(REJECTION_HEEDED, "Start Approve Ask Inner Risk Asked Which Deploy");
    }
}
