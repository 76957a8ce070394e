package io.muster.verification;

import static io.muster.verification.model.Property.CONTROL_BEFORE_GUARD;
import static io.muster.verification.model.Property.ROLLBACK;

import org.junit.jupiter.api.Test;

/** Compensation of what goes on beside it: what is done by then is undone, and what is not is not. */
class CompensationTests {

    @Test
    void findsCompensationThatComesBeforeWhatItShouldUndo() {
        Bench.draw("""
                        start Start
                        and Split
                        step Serve does=note
                        on Undo to=Serve compensate
                        step Back does=rollback handler
                        associate Undo Back
                        end Served
                        step Try does=tryDeploy
                        xor Which
                        end Done
                        end Compensated compensate
                        Start -> Split -> Serve -> Served
                        Split -> Try -> Which
                        Which -> Done if deployment == 'done'
                        Which => Compensated
                        """).demandNothing().violates(ROLLBACK, "Start Split Try Which Compensated Serve Served");
    }

    @Test
    void findsCompensationThatComesAfterWhatItUndoes() {
        Bench.draw("""
                        start Start
                        and Split
                        step Serve does=note
                        on Undo to=Serve compensate
                        step Redeploy does=deploy handler
                        associate Undo Redeploy
                        end Served
                        throw Compensate compensate
                        end Done
                        Start -> Split -> Serve -> Served
                        Split -> Compensate -> Done
                        """).violates(CONTROL_BEFORE_GUARD, "Start Split Serve Served Compensate Redeploy");
    }

    @Test
    void provesCompensationOnceWhatItUndoesIsDone() {
        Bench.draw("""
                        start Start
                        and Split
                        step Serve does=note
                        on Undo to=Serve compensate
                        step Back does=rollback handler
                        associate Undo Back
                        step Try does=tryDeploy
                        and Join
                        xor Which
                        end Done
                        end Compensated compensate
                        Start -> Split -> Serve -> Join
                        Split -> Try -> Join -> Which
                        Which -> Done if deployment == 'done'
                        Which => Compensated
                        """).demandNothing().isProven();
    }

    /** A sub-process is done when all in it is. */
    @Test
    void findsCompensationThatComesBeforeASubProcessIsDone() {
        Bench.draw("""
                        start Start
                        and Split
                        sub Serve {
                          start Inner
                          step Prepare does=note
                          end Prepared
                          Inner -> Prepare -> Prepared
                        }
                        on Undo to=Serve compensate
                        step Back does=rollback handler
                        associate Undo Back
                        end Served
                        step Try does=tryDeploy
                        xor Which
                        end Done
                        end Compensated compensate
                        Start -> Split -> Serve -> Served
                        Split -> Try -> Which
                        Which -> Done if deployment == 'done'
                        Which => Compensated
                        """)
                .demandNothing()
                .violates(ROLLBACK, "Start Split Serve Inner Prepare Try Which Compensated Prepared Served");
    }
}
