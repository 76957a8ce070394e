package io.muster.verification;

import static io.muster.verification.model.Property.COMPLETION;
import static io.muster.verification.model.Property.CONTROL_BEFORE_GUARD;
import static io.muster.verification.model.Property.INDEPENDENCE;

import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Property;
import org.junit.jupiter.api.Test;

/** Sub-processes, event sub-processes, called processes and many instances. */
class ScopesTests {

    private static final String DEPLOY_IF_APPROVED = """
            xor Approved
            step Deploy does=deploy
            end Rejected
            end Done
            Approved -> Deploy if approval == 'yes'
            Approved => Rejected
            Deploy -> Done
            """;

    @Test
    void provesAnApprovalInsideASubProcess() {
        Bench.draw("""
                        start Start
                        sub Decide {
                          start Inner
                          sign Approve control=approval
                          end Decided
                          Inner -> Approve -> Decided
                        }
                        Start -> Decide -> Approved
                        """ + DEPLOY_IF_APPROVED).isProven();
    }

    @Test
    void findsATimerAroundASubProcess() {
        Bench.draw("""
                        start Start
                        sub Decide {
                          start Inner
                          sign Approve control=approval
                          end Decided
                          Inner -> Approve -> Decided
                        }
                        on Late to=Decide after=P9D
                        Start -> Decide -> Approved
                        Late -> Deploy
                        """ + DEPLOY_IF_APPROVED)
                .set(Property.REJECT_BY_DEFAULT, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Decide Late Deploy");
    }

    @Test
    void findsAnEventSubProcessThatDeploys() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        end Over
                        Start -> Approve -> Over
                        esub Hurry {
                          start Asked message=hurry
                          step Deploy does=deploy
                          end Done
                          Asked -> Deploy -> Done
                        }
                        """)
                .set(Property.REJECT_BY_DEFAULT, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Hurry Asked Deploy");
    }

    @Test
    void findsARetrainingBesideTheApproval() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        Start -> Approve -> Approved
                        esub Retrain {
                          start Asked message=retrain gently
                          step Train does=train
                          end Trained
                          Asked -> Train -> Trained
                        }
                        """ + DEPLOY_IF_APPROVED)
                .set(Property.FRESHNESS, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Retrain Asked Approve Train Approved Deploy");
    }

    @Test
    void provesAWithdrawalAtAnyTime() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        Start -> Approve -> Approved
                        esub Withdraw {
                          start Asked message=withdraw
                          step Note does=note
                          end Withdrawn
                          Asked -> Note -> Withdrawn
                        }
                        """ + DEPLOY_IF_APPROVED).isProven();
    }

    @Test
    void doesNotTakeAWithdrawalForAWayOutOfADeadEnd() {
        Bench.draw("""
                        start Start
                        user Ask words=a,b var=asked
                        xor Which
                        and Join
                        end Done
                        Start -> Ask -> Which
                        Which -> Join if asked == 'a'
                        Which => Join
                        Join -> Done
                        esub Withdraw {
                          start Asked message=withdraw
                          end Withdrawn
                          Asked -> Withdrawn
                        }
                        """).set(Property.NO_DEAD_ELEMENT, Enforcement.OFF).violates(COMPLETION, "Start Ask Which");
    }

    @Test
    void findsAnErrorThatLeavesASubProcessForTheDeployment() {
        Bench.draw("""
                        start Start
                        sub Decide {
                          start Inner
                          user Ask words=fine,broken var=asked
                          xor Fine
                          sign Approve control=approval
                          end Broken error=broken
                          end Decided
                          Inner -> Ask -> Fine
                          Fine -> Approve if asked == 'fine'
                          Fine => Broken
                          Approve -> Decided
                        }
                        on Caught to=Decide error=broken
                        Start -> Decide -> Approved
                        Caught -> Deploy
                        """ + DEPLOY_IF_APPROVED)
                .violates(CONTROL_BEFORE_GUARD, "Start Decide Inner Ask Fine Broken Caught Deploy");
    }

    @Test
    void followsAnEscalationThatDoesNotInterrupt() {
        Bench.draw("""
                        start Start
                        sub Decide {
                          start Inner
                          throw Tell escalation=told
                          sign Approve control=approval
                          end Decided
                          Inner -> Tell -> Approve -> Decided
                        }
                        on Told to=Decide escalation=told gently
                        end Over
                        step Deploy does=deploy
                        end Done
                        Start -> Decide -> Over
                        Told -> Deploy -> Done
                        """)
                .set(Property.REJECT_BY_DEFAULT, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Decide Inner Tell Told Deploy");
    }

    @Test
    void terminatesOnlyTheSubProcessItIsIn() {
        Bench.draw("""
                        start Start
                        sub Decide {
                          start Inner
                          and Split
                          sign Approve control=approval
                          end Decided
                          terminate Stop
                          Inner -> Split
                          Split -> Approve -> Decided
                          Split -> Stop
                        }
                        step Deploy does=deploy
                        end Done
                        Start -> Decide -> Deploy -> Done
                        """)
                .set(Property.REJECT_BY_DEFAULT, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Decide Inner Split Stop Deploy");
    }

    @Test
    void provesAnApprovalInACalledProcess() {
        Bench.draw("""
                        start Start
                        call Decide of=decide out=approval
                        Start -> Decide -> Approved
                        """ + DEPLOY_IF_APPROVED).and("decide", """
                        start Inner
                        sign Approve control=approval
                        end Decided
                        Inner -> Approve -> Decided
                        """).isProven();
    }

    @Test
    void findsACalledProcessThatSkipsTheApproval() {
        Bench.draw("""
                        start Start
                        call Decide of=decide
                        step Deploy does=deploy
                        end Done
                        Start -> Decide -> Deploy -> Done
                        """)
                .and("decide", """
                        start Inner
                        user Ask words=ask,skip var=asked
                        xor Which
                        sign Approve control=approval
                        end Decided
                        Inner -> Ask -> Which
                        Which -> Approve if asked == 'ask'
                        Which => Decided
                        Approve -> Decided
                        """)
                .set(Property.REJECT_BY_DEFAULT, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Decide Inner Ask Which Decided Deploy");
    }

    @Test
    void findsAResultThatIsNotPassedOut() {
        Bench.draw("""
                        start Start
                        call Decide of=decide
                        Start -> Decide -> Approved
                        """ + DEPLOY_IF_APPROVED)
                .and("decide", """
                        start Inner
                        sign Approve control=approval
                        end Decided
                        Inner -> Approve -> Decided
                        """)
                .set(Property.NO_DEAD_ELEMENT, Enforcement.OFF)
                .violates(Property.DEFINED_BEFORE_READ, "Start Decide Inner Approve Decided Approved");
    }

    @Test
    void findsOnePersonAcrossACall() {
        Bench.draw("""
                        start Start
                        sign Review control=review
                        call Decide of=decide
                        end Done
                        Start -> Review -> Decide -> Done
                        """)
                .and("decide", """
                        start Inner
                        sign Approve control=approval
                        end Decided
                        Inner -> Approve -> Decided
                        """)
                .separate("approval", "review")
                .violates(INDEPENDENCE, "Start Review Decide Inner Approve");
    }

    @Test
    void refusesAProcessThatCallsItself() {
        Bench.draw("""
                        start Start
                        call Self of=main
                        end Done
                        Start -> Self -> Done
                        """).and("other", """
                        start Start
                        call Main of=main
                        end Done
                        Start -> Main -> Done
                        """).refuses("Self", "by which it is itself called");
    }

    @Test
    void provesThreeWhoAllMustApprove() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval many=3
                        Start -> Approve -> Approved
                        """
                        + DEPLOY_IF_APPROVED
                                .replace(
                                        "Approved -> Deploy if approval == 'yes'",
                                        "Approved -> Rejected if approval == 'no'")
                                .replace(
                                        "Deploy -> Done",
                                        "Deploy -> Done\nApproved -> Never if approval == 'never'\nend Never"))
                .set(Property.NO_DEAD_ELEMENT, Enforcement.OFF)
                .isProven();
    }

    @Test
    void findsManyInstancesThatStopEarly() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval many=2 until
                        Start -> Approve -> Approved
                        """ + DEPLOY_IF_APPROVED).violates(CONTROL_BEFORE_GUARD, "Start Approve Approve Approved Deploy");
    }

    @Test
    void findsThatAMultiInstanceMayHaveNoInstance() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval many=any sequential
                        step Deploy does=deploy
                        end Done
                        Start -> Approve -> Deploy -> Done
                        """).set(Property.REJECT_BY_DEFAULT, Enforcement.OFF).violates(CONTROL_BEFORE_GUARD, "Start Deploy");
    }

    @Test
    void findsATimerThatComesBetweenTheLastStepAndItsSavePoint() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        xor Approved
                        sub Rebuild {
                          start Inner
                          step Train does=train saveAfter
                          Inner -> Train
                        }
                        on Late to=Rebuild after=P1D
                        step Deploy does=deploy
                        end Rejected
                        end Rebuilt
                        end Done
                        Start -> Approve -> Approved
                        Approved -> Rebuild if approval == 'yes'
                        Approved => Rejected
                        Rebuild -> Rebuilt
                        Late -> Deploy -> Done
                        """)
                .set(COMPLETION, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Approve Approved Rebuild Inner Train Late Deploy");
    }

    @Test
    void findsADecisionThatIsReadBeforeTheNextTaskForgetsIt() {
        Bench.draw("""
                        start Start
                        user First words=go,stay var=asked
                        and Split
                        user Second words=go,stay var=asked save
                        xor Which
                        step Deploy does=deploy
                        end Stayed
                        end Again
                        end Done
                        Start -> First -> Split
                        Split -> Second -> Again
                        Split -> Which
                        Which -> Deploy if asked == 'go'
                        Which => Stayed
                        Deploy -> Done
                        """)
                .set(Property.SINGLE_WRITER, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start First Split Which Deploy");
    }

    /** Muster saves after every task of people, drawn or not. */
    @Test
    void findsADecisionThatIsReadBeforeTheNextTaskIsCreated() {
        Bench.draw("""
                        start Start
                        sub Ask {
                          start Inner
                          user First words=go,stay var=asked
                          user Second words=stay,leave var=asked
                          end Answered
                          Inner -> First -> Second -> Answered
                        }
                        on Late to=Ask after=P1D
                        end Asked
                        xor Which
                        step Deploy does=deploy
                        end Stayed
                        end Done
                        Start -> Ask -> Asked
                        Late -> Which
                        Which -> Deploy if asked == 'go'
                        Which => Stayed
                        Deploy -> Done
                        """)
                .set(Property.SINGLE_WRITER, Enforcement.OFF)
                .set(Property.DEFINED_BEFORE_READ, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Ask Inner First Late Which Deploy");
    }

    @Test
    void findsATimerThatComesAfterTheLastStepOfAWorker() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        xor Approved
                        sub Rebuild {
                          start Inner
                          step Train topic=train
                          Inner -> Train
                        }
                        on Late to=Rebuild after=P1D
                        step Deploy does=deploy
                        end Rejected
                        end Rebuilt
                        end Done
                        Start -> Approve -> Approved
                        Approved -> Rebuild if approval == 'yes'
                        Approved => Rejected
                        Rebuild -> Rebuilt
                        Late -> Deploy -> Done
                        """)
                .set(COMPLETION, Enforcement.OFF)
                .violates(CONTROL_BEFORE_GUARD, "Start Approve Approved Rebuild Inner Train Late Deploy");
    }

    @Test
    void refusesASavePointAtEachOfManyInstances() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval many=2 saveEach
                        end Done
                        Start -> Approve -> Done
                        """).refuses("Approve", "a save point at each instance");
    }

    @Test
    void waitsForManyMessages() {
        Bench.draw("""
                        start Start
                        receive Answers many=2
                        end Done
                        Start -> Answers -> Done
                        """).isProven();
    }
}
