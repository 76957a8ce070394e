package io.muster.verification;

import static io.muster.verification.model.Property.CONTROL_BEFORE_GUARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Property;
import io.muster.verification.model.Violation;
import org.junit.jupiter.api.Test;

/** Errors and escalations: which events catch them, and which values the called processes on their way pass out. */
class ThrownTests {

    /** The caller uses the state of the artifact at the time of the call: only a word that is passed out late deploys. */
    private static final String DEPLOY_IF_REFUSED = """
            start Start
            step Build does=build
            xor Frozen
            end Refused
            xor Which
            end Kept
            step Deploy does=deploy
            end Done
            Start -> Build -> Frozen
            Frozen -> Work if built == 'frozen'
            Frozen => Refused
            Which -> Deploy if built == 'refused'
            Which => Kept
            Deploy -> Done
            """;

    private static final String JUDGE = """
            start Inner
            user Judge words=frozen,refused var=word
            Inner -> Judge
            """;

    @Test
    void passesOutWhatAnErrorLeavesBehind() {
        Bench.draw(DEPLOY_IF_REFUSED + """
                        call Work of=child out=word:built
                        end Worked
                        Work -> Worked
                        on Failed to=Work error=broken
                        Failed -> Which
                        """)
                .and("child", JUDGE + """
                        end Broken error=broken
                        Judge -> Broken
                        """)
                .set(Property.NO_DEAD_ELEMENT, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Build Frozen Work Inner Judge Broken Failed Which Deploy");
    }

    @Test
    void passesOutAtEachBorderThatAnErrorCrosses() {
        Bench.draw(DEPLOY_IF_REFUSED + """
                        call Work of=middle out=words:built
                        end Worked
                        Work -> Worked
                        on Failed to=Work error=broken
                        Failed -> Which
                        """)
                .and("middle", """
                        start Between
                        call Further of=child out=word:words
                        end Returned
                        Between -> Further -> Returned
                        """)
                .and("child", JUDGE + """
                        end Broken error=broken
                        Judge -> Broken
                        """)
                .set(Property.NO_DEAD_ELEMENT, Enforcement.OFF)
                .violates(
                        CONTROL_BEFORE_GUARD,
                        "Start Build Frozen Work Between Further Inner Judge Broken Failed Which Deploy");
    }

    @Test
    void passesOutTheValuesOfAnEscalation() {
        Bench.draw(DEPLOY_IF_REFUSED + """
                        call Work of=child out=word:built
                        end Worked
                        Work -> Worked
                        on Told to=Work escalation=told gently
                        Told -> Which
                        """)
                .and("child", JUDGE + """
                        throw Tell escalation=told
                        user Rest
                        end Rested
                        Judge -> Tell -> Rest -> Rested
                        """)
                .violates(CONTROL_BEFORE_GUARD, "Start Build Frozen Work Inner Judge Tell Rest Told Which Deploy");
    }

    @Test
    void passesOutTheValuesOfAnInterruptingEscalation() {
        Bench.draw(DEPLOY_IF_REFUSED + """
                        call Work of=child out=word:built
                        end Worked
                        Work -> Worked
                        on Told to=Work escalation=told
                        Told -> Which
                        """)
                .and("child", JUDGE + """
                        end Tell escalation=told
                        Judge -> Tell
                        """)
                .set(Property.NO_DEAD_ELEMENT, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Build Frozen Work Inner Judge Tell Told Which Deploy");
    }

    @Test
    void passesOutValuesOfAnUncaughtEscalation() {
        Bench.draw(DEPLOY_IF_REFUSED + """
                        call Work of=child out=word:built
                        end Worked
                        Work -> Worked
                        on Late to=Work after=P1D
                        Late -> Which
                        """)
                .and("child", JUDGE + """
                        throw Tell escalation=told
                        user Rest
                        end Rested
                        Judge -> Tell -> Rest -> Rested
                        """)
                .violates(CONTROL_BEFORE_GUARD, "Start Build Frozen Work Inner Judge Tell Rest Late Which Deploy");
    }

    /** The engine mostly passes values out as soon as it looks for a catcher in a called process itself. */
    @Test
    void mayPassOutWhatIsCaughtInTheCalledProcessItself() {
        Bench.draw(DEPLOY_IF_REFUSED + """
                        call Work of=child out=word:built
                        end Worked
                        Work -> Worked
                        on Late to=Work after=P1D
                        Late -> Which
                        """)
                .and("child", JUDGE + """
                        end Broken error=broken
                        Judge -> Broken
                        esub Mend {
                          start Mending error=broken
                          user Rest
                          end Rested
                          Mending -> Rest -> Rested
                        }
                        """)
                .violates(
                        CONTROL_BEFORE_GUARD,
                        "Start Build Frozen Work Inner Judge Broken Mend Mending Rest Late Which Deploy");
    }

    @Test
    void passesNothingOutThatIsCaughtFurtherIn() {
        Bench.draw(DEPLOY_IF_REFUSED + """
                        call Work of=child out=word:built
                        end Worked
                        Work -> Worked
                        on Late to=Work after=P1D
                        Late -> Which
                        """)
                .and("child", """
                        start Inner
                        sub Within {
                          start Innermost
                          user Judge words=frozen,refused var=word
                          end Broken error=broken
                          Innermost -> Judge -> Broken
                        }
                        on Caught to=Within error=broken
                        user Rest
                        end Rested
                        Inner -> Within
                        Caught -> Rest -> Rested
                        """)
                .set(Property.NO_DEAD_ELEMENT, Enforcement.OFF)
                .isProven();
    }

    @Test
    void findsAnErrorInAnEventSubProcessThatAnotherOneBesideItCatches() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        end Decided
                        Start -> Approve -> Decided
                        esub Withdraw {
                          start Withdrawn message=withdrawn
                          end Broken error=broken
                          Withdrawn -> Broken
                        }
                        esub Mend {
                          start Mending error=broken
                          step Deploy does=deploy
                          end Mended
                          Mending -> Deploy -> Mended
                        }
                        """)
                .set(Property.REJECT_BY_DEFAULT, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Withdraw Withdrawn Broken Mend Mending Deploy");
    }

    @Test
    void findsAnErrorBesideWhatGoesOnThatAnotherEventSubProcessCatches() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        end Decided
                        Start -> Approve -> Decided
                        esub Remind {
                          start Reminded after=P1D gently
                          end Broken error=broken
                          Reminded -> Broken
                        }
                        esub Mend {
                          start Mending error=broken
                          step Deploy does=deploy
                          end Mended
                          Mending -> Deploy -> Mended
                        }
                        """)
                .set(Property.REJECT_BY_DEFAULT, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Remind Reminded Broken Mend Mending Deploy");
    }

    @Test
    void findsAnEscalationInAnEventSubProcessThatAnotherOneBesideItHears() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        end Decided
                        Start -> Approve -> Decided
                        esub Withdraw {
                          start Withdrawn message=withdrawn
                          throw Tell escalation=told
                          end Over
                          Withdrawn -> Tell -> Over
                        }
                        esub Hear {
                          start Heard escalation=told gently
                          step Deploy does=deploy
                          end Listened
                          Heard -> Deploy -> Listened
                        }
                        """)
                .set(Property.REJECT_BY_DEFAULT, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Withdraw Withdrawn Tell Hear Heard Deploy");
    }

    /** What catches an error does not catch its own, but the event attached around it does. */
    @Test
    void provesAnErrorThatIsThrownOnFromWhereItWasCaught() {
        Bench.draw("""
                        start Start
                        sub Around {
                          start Inner
                          end Broken error=broken
                          Inner -> Broken
                          esub Mend {
                            start Mending error=broken
                            end Again error=broken
                            Mending -> Again
                          }
                        }
                        on Caught to=Around error=broken
                        end Done
                        Start -> Around
                        Caught -> Done
                        """).isProven();
    }

    /** Of a called process it does: the engine looks at the process in which it was thrown only. */
    @Test
    void provesAnErrorOfACalledProcessThatIsCaughtWhereOneWasCaughtBefore() {
        Bench.draw("""
                        start Start
                        end Broken error=broken
                        Start -> Broken
                        esub Mend {
                          start Mending error=broken
                          catch Wait after=P1D
                          call Work of=child
                          end Mended
                          Mending -> Wait -> Work -> Mended
                        }
                        """).and("child", """
                        start Inner
                        user Ask words=fine,not var=asked
                        xor Which
                        end Fine
                        end Again error=broken
                        Inner -> Ask -> Which
                        Which -> Fine if asked == 'fine'
                        Which => Again
                        """).isProven();
    }

    /** An event for this error comes before one for all, whichever is drawn first. */
    @Test
    void prefersTheCatcherOfThisErrorToACatcherOfAll() {
        Bench.draw("""
                        start Start
                        sub Around {
                          start Inner
                          end Broken error=broken
                          Inner -> Broken
                        }
                        on Any to=Around error
                        on This to=Around error=broken
                        end Rejected
                        step Deploy does=deploy
                        end Done
                        Start -> Around
                        Any -> Rejected
                        This -> Deploy -> Done
                        """)
                .set(Property.NO_DEAD_ELEMENT, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Around Inner Broken This Deploy");
    }

    /** Thrown from deeper inside, an escalation is heard where it was heard before. */
    @Test
    void findsAnEscalationThatIsHeardAgainAndAgain() {
        var proof = Bench.draw("""
                        start Start
                        throw Tell escalation=told
                        end Told
                        Start -> Tell -> Told
                        esub Hear {
                          start Heard escalation=told gently
                          sub Inside {
                            start Inner
                            catch Wait after=P1D
                            throw Again escalation=told
                            end Asked
                            Inner -> Wait -> Again -> Asked
                          }
                          end Listened
                          Heard -> Inside -> Listened
                        }
                        """).proof();

        assertThat(proof.violations()).extracting(Violation::property).containsOnly(Property.BOUNDED);
    }

    @Test
    void provesAnEscalationThatIsCaughtUntilAPersonAccepts() {
        Bench.draw("""
                        start Start
                        end Told escalation=told
                        Start -> Told
                        esub Hear {
                          start Heard escalation=told
                          sub Inside {
                            start Inner
                            user Ask words=fine,not var=asked
                            xor Which
                            end Fine
                            end Again escalation=told
                            Inner -> Ask -> Which
                            Which -> Fine if asked == 'fine'
                            Which => Again
                          }
                          end Listened
                          Heard -> Inside -> Listened
                        }
                        """).isProven();
    }
}
