package io.muster.verification;

import static io.muster.verification.model.Property.COMPLETION;
import static io.muster.verification.model.Property.CONTROL_BEFORE_GUARD;
import static io.muster.verification.model.Property.DEADLINE;
import static io.muster.verification.model.Property.LONGEST_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Property;
import io.muster.verification.model.Violation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a process may wait: deadlines of waits, beside each other and one after the other. */
class WaitingTests {

    @Test
    void findsAWaitWithoutDeadline() {
        Bench.draw("""
                        start Start
                        sign Approve control=approval
                        end Done
                        Start -> Approve -> Done
                        """).withDeadlines().violates(DEADLINE, "Start Approve");
    }

    @Test
    void findsAnExternalWorkerWithoutDeadline() {
        Bench.draw("""
                        start Start
                        step Elsewhere does=outside
                        end Done
                        Start -> Elsewhere -> Done
                        """).withDeadlines().violates(DEADLINE, "Start Elsewhere");
    }

    @Test
    void provesADeclaredWait() {
        Bench.draw("""
                        start Start
                        catch Retired message=retired
                        end Done
                        Start -> Retired -> Done
                        """).withDeadlines().declareWait("Retired").isProven();
    }

    @Test
    void provesAnEventGatewayWithATimer() {
        Bench.draw("""
                        start Start
                        events Wait
                        catch Answer message=answer
                        catch Late after=P3D
                        end Answered
                        end Lapsed
                        Start -> Wait
                        Wait -> Answer -> Answered
                        Wait -> Late -> Lapsed
                        """).withDeadlines().isProven();
    }

    @Test
    void findsAnEventGatewayThatMayDeployOnSilence() {
        Bench.draw("""
                        start Start
                        events Wait
                        catch Answer message=answer
                        catch Late after=P3D
                        sign Approve control=approval
                        xor Approved
                        step Deploy does=deploy
                        end Rejected
                        end Done
                        Start -> Wait
                        Wait -> Answer -> Approve -> Approved
                        Wait -> Late -> Deploy
                        Approved -> Deploy if approval == 'yes'
                        Approved => Rejected
                        Deploy -> Done
                        """).violates(CONTROL_BEFORE_GUARD, "Start Wait Late Deploy");
    }

    @Test
    void findsWaitsThatAddUp() {
        Bench.draw("""
                        start Start
                        catch First after=P20D
                        catch Second after=P20D
                        end Done
                        Start -> First -> Second -> Done
                        """).atMost(Duration.ofDays(30)).violates(LONGEST_WAIT, "Start First Second");
    }

    @Test
    void countsAgainAfterACheck() {
        Bench.draw("""
                        start Start
                        catch First after=P20D
                        step Validate does=validate
                        catch Second after=P20D
                        end Done
                        Start -> First -> Validate -> Second -> Done
                        """).atMost(Duration.ofDays(30)).isProven();
    }

    @Test
    void provesAConditionThatIsWaitedFor() {
        Bench.draw("""
                        start Start
                        step Describe does=describe
                        catch Vendor when=origin=='vendor'
                        end Done
                        Start -> Describe -> Vendor -> Done
                        """).set(COMPLETION, Enforcement.OFF).isProven();
    }

    @Test
    void findsAConditionThatNeverComesTrue() {
        Bench.draw("""
                        start Start
                        step Describe does=describe
                        catch Vendor when=origin=='vendor'
                        end Done
                        Start -> Describe -> Vendor -> Done
                        """).violates(COMPLETION, "Start Describe");
    }

    @Test
    void provesAWaitBesideATimerThatStopsEverything() {
        Bench.draw("""
                        start Start
                        catch Long after=P5D
                        end Done
                        Start -> Long -> Done
                        esub Beside {
                          start Asked message=asked gently
                          user Answer
                          end Answered
                          Asked -> Answer -> Answered
                        }
                        esub Deadline {
                          start Over after=P9D
                          end Stopped
                          Over -> Stopped
                        }
                        """).withDeadlines().isProven();
    }

    @Test
    void findsAWaitThatNothingStopsAnyMore() {
        Bench.draw("""
                        start Start
                        catch Long after=P5D
                        end Done
                        Start -> Long -> Done
                        esub Instead {
                          start Asked message=asked
                          user Answer
                          end Answered
                          Asked -> Answer -> Answered
                        }
                        esub Deadline {
                          start Over after=P9D
                          end Stopped
                          Over -> Stopped
                        }
                        """).withDeadlines().violates(DEADLINE, "Start Instead Asked Answer");
    }

    @Test
    void countsWhatWasWaitedForBeforeAnErrorWasThrown() {
        Bench.draw("""
                        start Start
                        sub Work {
                          start Inner
                          catch First after=P20D
                          end Broken error=broken
                          Inner -> First -> Broken
                        }
                        on Failed to=Work error=broken
                        catch Second after=P20D
                        end Lapsed
                        Start -> Work
                        Failed -> Second -> Lapsed
                        """)
                .set(Property.NO_DEAD_ELEMENT, Enforcement.OFF)
                .atMost(Duration.ofDays(30))
                .violates(LONGEST_WAIT, "Start Work Inner First Broken Failed Second");
    }

    @Test
    void countsTimersThatAreThereFromTheBeginning() {
        Bench.draw("""
                        start Start
                        user Work
                        end Done
                        Start -> Work -> Done
                        esub Lapsing {
                          start Late after=P20D
                          catch More after=P20D
                          end Lapsed
                          Late -> More -> Lapsed
                        }
                        """).atMost(Duration.ofDays(30)).violates(LONGEST_WAIT, "Lapsing Late More");
    }

    @Test
    void findsWaitsThatComeOneAfterTheOther() {
        var proof = Bench.draw("""
                        start Start
                        sub Each many=any sequential {
                          start Inner
                          catch Wait after=P5D
                          end Waited
                          Inner -> Wait -> Waited
                        }
                        end Done
                        Start -> Each -> Done
                        """).atMost(Duration.ofDays(30)).proof();

        assertThat(proof.violations()).extracting(Violation::property).containsOnly(LONGEST_WAIT);
    }

    @Test
    void countsTheDeadlineOfManyWaitsBesideEachOther() {
        Bench.draw("""
                        start Start
                        receive Answers many=2
                        on Late to=Answers after=P20D
                        catch More after=P20D
                        end Lapsed
                        end Done
                        Start -> Answers -> More -> Done
                        Late -> Lapsed
                        """).atMost(Duration.ofDays(30)).violates(LONGEST_WAIT, "Start Answers More");
    }
}
