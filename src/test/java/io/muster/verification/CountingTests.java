package io.muster.verification;

import static io.muster.verification.model.Property.BOUNDED;
import static io.muster.verification.model.Property.CONTROL_BEFORE_GUARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Property;
import io.muster.verification.model.Violation;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine counts tokens at a join, regardless of their number and origin: the proof finds everything that may send
 * enough of them to fill a join without the sign-off beside it.
 */
class CountingTests {

    /** A join of so many flows, all but one of which the sign-off sends. */
    private static String join(String kind, int flows) {
        return """
                start Start
                and Fork
                sign Approve control=approval
                xor Approved
                terminate No
                and Spread
                %s Join
                step Deploy does=deploy
                terminate Done
                Start -> Fork -> Approve -> Approved
                Approved -> Spread if approval == 'yes'
                Approved => No
                Join -> Deploy -> Done
                """.formatted(kind) + "Spread -> Join\n".repeat(flows - 1);
    }

    private static Bench filling(int flows, String source) {
        return Bench.draw(join("and", flows) + source)
                .set(Property.REJECT_BY_DEFAULT, Enforcement.OFF)
                .set(Property.INDEPENDENCE, Enforcement.OFF)
                .bound(1_000);
    }

    /** There are many elements behind a join that opens repeatedly; the violation is found before the search gives up. */
    static void findsThatItIsFilled(Bench bench) {
        assertThat(bench.proof().result(CONTROL_BEFORE_GUARD).violations()).isNotEmpty();
        assertThat(bench.proof().permitsDeployment()).isFalse();
    }

    private static void findsThatItIsNotFilled(Bench bench) {
        assertThat(bench.proof().untranslated()).isEmpty();
        assertThat(bench.proof().result(CONTROL_BEFORE_GUARD).verdict()).isEqualTo(Proof.Verdict.PROVEN);
    }

    /** Ways to send one token after another to the join; what they are called by is in the tests of the engine too. */
    enum Source {
        MESSAGE("""
                user Docs
                end Written
                on Due to=Docs message=due gently
                Fork -> Docs -> Written
                Due -> Join
                """),
        CYCLE("""
                user Docs
                end Written
                on Due to=Docs every=R/PT1H gently
                Fork -> Docs -> Written
                Due -> Join
                """),
        CONDITION("""
                user Ask words=yes,no var=asked
                user Docs
                end Written
                on Due to=Docs when=asked=='yes' gently
                Fork -> Ask -> Docs -> Written
                Due -> Join
                """),
        MESSAGE_AT_ONE_OF_MANY("""
                user Docs many=any
                end Written
                on Due to=Docs message=due gently
                Fork -> Docs -> Written
                Due -> Join
                """),
        LINK("""
                user Docs
                end Written
                on Due to=Docs message=due gently
                throw Over link=over
                catch Here link=over
                Fork -> Docs -> Written
                Due -> Over
                Here -> Join
                """),
        TWO_JOINS("""
                user Docs
                end Written
                on Due to=Docs message=due gently
                and First
                Fork -> Docs -> Written
                Due -> First
                Due -> First
                First -> Join
                """),
        STEPS_BETWEEN("""
                user Docs
                end Written
                on Due to=Docs message=due gently
                step Note does=note
                step Outside topic=outside
                Fork -> Docs -> Written
                Due -> Note -> Outside -> Join
                """),
        EVENT_SUB_PROCESS("""
                sub Around {
                  start Began
                  user Docs
                  end Written
                  Began -> Docs -> Written
                  esub Hear {
                    start Due message=due gently
                    throw Tell escalation=told
                    end Heard
                    Due -> Tell -> Heard
                  }
                }
                on Told to=Around escalation=told gently
                end Over
                Fork -> Around -> Over
                Told -> Join
                """),
        NESTED_ESCALATION("""
                sub Outer {
                  start Began
                  sub Inner many=any {
                    start In
                    throw Tell escalation=told
                    end Out
                    In -> Tell -> Out
                  }
                  end Ended
                  Began -> Inner -> Ended
                }
                on Told to=Outer escalation=told gently
                end Over
                Fork -> Outer -> Over
                Told -> Join
                """),
        ROUND("""
                user Docs words=on,again var=docs
                xor Which
                and Both
                end Written
                Fork -> Docs -> Which
                Which -> Both if docs == 'again'
                Which => Written
                Both -> Docs
                Both -> Join
                """),
        ESCALATION_ON_A_ROUND("""
                sub Around {
                  start Began
                  user Docs words=on,again var=docs
                  xor Which
                  throw Tell escalation=told
                  end Written
                  Began -> Docs -> Which
                  Which -> Tell if docs == 'again'
                  Which => Written
                  Tell -> Docs
                }
                on Told to=Around escalation=told gently
                end Over
                Fork -> Around -> Over
                Told -> Join
                """),
        BORDER_OF_A_CALL("""
                call Work of=child
                end Worked
                on Due to=Work message=due gently
                Fork -> Work -> Worked
                Due -> Join
                """),
        ESCALATION_OF_A_CALL("""
                call Work of=telling many=any
                end Worked
                on Due to=Work escalation=told gently
                Fork -> Work -> Worked
                Due -> Join
                """);

        final String lines;

        Source(String lines) {
            this.lines = lines;
        }

        Bench filling(int flows) {
            return with(CountingTests.filling(flows, lines));
        }

        /** In the words of the engine's walks. */
        FuzzDiagram drawn(int flows) {
            var diagram = FuzzDiagram.of(join("and", flows) + lines);
            for (var child : CHILDREN.entrySet()) {
                if (lines.contains("of=" + child.getKey())) {
                    diagram = diagram.and(child.getKey(), child.getValue());
                }
            }
            return diagram;
        }

        private Bench with(Bench bench) {
            CHILDREN.forEach((id, text) -> {
                if (lines.contains("of=" + id)) {
                    bench.and(id, text);
                }
            });
            return bench;
        }
    }

    private static final Map<String, String> CHILDREN = new TreeMap<>(Map.of(
            "child", """
                    start In
                    user Look
                    end Out
                    In -> Look -> Out
                    """,
            "telling", """
                    start In
                    throw Tell escalation=told
                    end Out
                    In -> Tell -> Out
                    """));

    @ParameterizedTest
    @EnumSource
    void findsAJoinThatIsFilledByWhatComesAgainAndAgain(Source source) {
        findsThatItIsFilled(source.filling(4));
    }

    /** It opens as soon as no other token can arrive, even with few tokens. */
    @Test
    void findsAnInclusiveJoinThatIsFilled() {
        findsThatItIsFilled(Bench.draw(join("or", 4) + Source.MESSAGE.lines)
                .set(Property.REJECT_BY_DEFAULT, Enforcement.OFF)
                .bound(1_000));
    }

    private static String escalations(String many) {
        return """
                sub Tellers many=%s {
                  start In
                  throw Tell escalation=told
                  end Out
                  In -> Tell -> Out
                }
                on Told to=Tellers escalation=told gently
                end Over
                Fork -> Tellers -> Over
                Told -> Join
                """.formatted(many);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 sequential", "5", "6 sequential", "8", "20 sequential"})
    void findsThatAsManyInstancesAsAJoinHasFlowsFillIt(String many) {
        findsThatItIsFilled(filling(5, escalations(many)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4 sequential", "4", "3"})
    void provesThatFewerInstancesDoNot(String many) {
        findsThatItIsNotFilled(filling(5, escalations(many)));
    }

    @Test
    void refusesMoreInstancesThanAreCounted() {
        filling(5, escalations("21")).refuses("Tellers", "21 instances");
        filling(5, escalations("99999999999999999999 sequential")).refuses("Tellers", "may be 20 at most");
    }

    /** A timer that fires once is one token, regardless of its duration. */
    @Test
    void provesThatATimerThatComesOnceFillsNothing() {
        findsThatItIsNotFilled(filling(2, """
                        user Docs
                        end Written
                        on Due to=Docs after=PT1H gently
                        Fork -> Docs -> Written
                        Due -> Join
                        """));
    }

    private static final String REMINDED = """
            start Start
            sign Approve control=approval
            xor Approved
            step Deploy does=deploy
            end No
            end Done
            Start -> Approve -> Approved
            Approved -> Deploy if approval == 'yes'
            Approved => No
            Deploy -> Done
            """;

    @ParameterizedTest
    @ValueSource(strings = {"after=PT1H", "every=R/PT1H", "message=due"})
    void provesRemindersThatComeAsOftenAsTheyLike(String trigger) {
        Bench.draw(REMINDED + """
                        on Due to=Approve %s gently
                        step Tell does=note
                        user Look
                        end Told
                        Due -> Tell -> Look -> Told
                        """.formatted(trigger)).isProven();
    }

    /** Reminders complete by themselves, even if an error is thrown elsewhere. */
    @Test
    void provesAReminderOfATaskThatIsDoneAgainBesideAnErrorElsewhere() {
        Bench.draw("""
                        start Start
                        sub Check {
                          start In
                          user Look words=yes,no var=look
                          xor Which
                          end Fine
                          end Bad error=bad
                          In -> Look -> Which
                          Which -> Bad if look == 'no'
                          Which => Fine
                        }
                        on Caught to=Check error=bad
                        sign Approve control=approval
                        on Due to=Approve after=P5D gently
                        step Tell does=note
                        end Told
                        xor Approved
                        user Fix
                        step Deploy does=deploy
                        end No
                        end Done
                        Start -> Check -> Approve -> Approved
                        Caught -> No
                        Due -> Tell -> Told
                        Approved -> Deploy if approval == 'yes'
                        Approved => Fix
                        Fix -> Approve
                        Deploy -> Done
                        """).isProven();
    }

    @Test
    void provesWhatAnyNumberOfPeopleAreAskedAtOnce() {
        Bench.draw("""
                        start Start
                        user Comment many=any
                        sign Approve control=approval
                        xor Approved
                        step Deploy does=deploy
                        end No
                        end Done
                        Start -> Comment -> Approve -> Approved
                        Approved -> Deploy if approval == 'yes'
                        Approved => No
                        Deploy -> Done
                        """).isProven();
    }

    @Test
    void provesWhatAnyNumberOfPeopleDoInSteps() {
        Bench.draw("""
                        start Start
                        sub Each many=any {
                          start In
                          user Draft words=on,again var=draft
                          xor Which
                          user Check
                          end Out
                          In -> Draft -> Which
                          Which -> Draft if draft == 'again'
                          Which => Check
                          Check -> Out
                        }
                        end Done
                        Start -> Each -> Done
                        """).isProven();
    }

    @Test
    void provesEventSubProcessesThatRunAnyNumberOfTimesAtOnce() {
        Bench.draw(REMINDED + """
                        esub Hear {
                          start Heard message=asked gently
                          user Answer
                          step Note does=note
                          end Answered
                          Heard -> Answer -> Note -> Answered
                        }
                        """).isProven();
    }

    /** Of three tokens at a join of two, one remains. */
    @Test
    void findsATokenThatIsLeftBehindAtAJoin() {
        var proof =
                Bench.draw("""
                        start Start
                        user Docs
                        end Written
                        on Due to=Docs message=due gently
                        xor Merge
                        and Join
                        end Done
                        Start -> Docs -> Written
                        Due -> Join
                        Merge -> Join
                        Join -> Done
                        """).set(Property.NO_DEAD_ELEMENT, Enforcement.OFF).proof();

        assertThat(proof.violations()).extracting(Violation::property).containsOnly(Property.COMPLETION);
    }

    @Test
    void findsWaitsThatACycleAccumulates() {
        var proof = Bench.draw("""
                        start Start
                        user Ask words=on,again var=asked
                        xor Which
                        and Both
                        user Wait
                        end Waited
                        end Done
                        Start -> Ask -> Which
                        Which -> Both if asked == 'again'
                        Which => Done
                        Both -> Ask
                        Both -> Wait -> Waited
                        """).proof();

        assertThat(proof.violations()).extracting(Violation::property).containsOnly(BOUNDED);
    }

    /** If the search ends because tokens accumulate, a policy that permits this gets no other promise either. */
    @Test
    void decidesNothingBehindAHeapThatThePolicyLetsPass() {
        var proof = Bench.draw("""
                        start Start
                        user Ask words=on,again var=asked
                        xor Which
                        and Both
                        user Wait
                        end Waited
                        end Done
                        Start -> Ask -> Which
                        Which -> Both if asked == 'again'
                        Which => Done
                        Both -> Ask
                        Both -> Wait -> Waited
                        """).set(BOUNDED, Enforcement.WARN).proof();

        assertThat(proof.permitsDeployment()).isFalse();
        assertThat(proof.result(CONTROL_BEFORE_GUARD).verdict()).isEqualTo(Proof.Verdict.UNDECIDED);
    }

    /** An activity completed twice is compensated twice: the second handler may run after an element that the first made possible. */
    @Test
    void undoesAsOftenAsItWasDone() {
        var proof = Bench.draw("""
                        start Start
                        user Docs words=on,again var=docs
                        on Undo to=Docs compensate
                        user Clean handler words=yes,no var=cleaned
                        xor Which
                        throw Back compensate
                        end Done
                        associate Undo Clean
                        Start -> Docs -> Which
                        Which -> Docs if docs == 'again'
                        Which => Back
                        Back -> Done
                        """).proof();

        assertThat(proof.violations()).isEmpty();
    }
}
