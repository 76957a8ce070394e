package io.muster.verification;

import static io.muster.verification.model.Property.COMPLETION;
import static io.muster.verification.model.Property.CONTROL_BEFORE_GUARD;
import static io.muster.verification.model.Property.DEADLINE;
import static io.muster.verification.model.Property.FRESHNESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.Approximation.Kind;
import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Property;
import io.muster.verification.model.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Beyond every bound of the proof a diagram is refused, or what the engine can do there is found. */
class ApproximationTests {

    private static final String DEPLOY_IF = """
            step Deploy does=deploy
            end No
            end Done
            Which => No
            Deploy -> Done
            """;

    private static final Path PAGE = Path.of("docs/reference/proof.md");

    @Test
    void everyBoundIsInTheReference() throws IOException {
        assertThat(Files.readString(PAGE)).contains(Approximation.table());
    }

    /** Refusals link to these headings. */
    @ParameterizedTest
    @EnumSource
    void everyPropertyHasASectionInTheReference(Property property) throws IOException {
        assertThat(Files.readString(PAGE)).contains("\n### " + property.id() + "\n");
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingBeyondItThatIsPermitted(Approximation approximation) {
        var proof = beyond(approximation)
                .bound(approximation == Approximation.STATES ? 2 : 2_000)
                .proof();

        assertThat(proof.permitsDeployment()).isFalse();
        if (approximation.kind() == Kind.SOUND) {
            assertThat(proof.violations()).isNotEmpty();
        } else {
            assertThat(proof.untranslated().isEmpty() && proof.violations().isEmpty())
                    .isFalse();
        }
    }

    /** A sound diagram that is refused: the engine follows the flow to the gateway first, and the join looks last. */
    @Test
    void refusesAnInclusiveJoinThatOnlyTheDrawnOrderSaves() {
        var diagram = forkBeforeAnInclusiveJoin("Which", "Join");

        assertThat(Bench.draw(String.join("\n", diagram.processes().get("main")))
                        .demandNothing()
                        .proof()
                        .violations())
                .extracting(Violation::property)
                .containsOnly(COMPLETION);
    }

    /** @param first of the two flows out of the fork */
    static FuzzDiagram forkBeforeAnInclusiveJoin(String first, String second) {
        return FuzzDiagram.of("""
                start Start
                step Describe does=describe
                or Fork
                xor Which
                or Join
                end Gone
                end Done
                Start -> Describe -> Fork
                Fork -> %s
                Fork -> %s
                Which -> Join if origin == 'vendor'
                Which => Gone
                Join -> Done
                """.formatted(first, second));
    }

    private static Bench beyond(Approximation approximation) {
        return switch (approximation) {
            case EQUAL_TOKENS, EVENTS_THAT_REPEAT -> CountingTests.Source.MESSAGE.filling(6);
            case INSTANCES_OF_A_VARIABLE -> CountingTests.Source.NESTED_ESCALATION.filling(6);
            case INSTANCES_WRITTEN_DOWN -> inARow("user Many many=21", "Many");
            case COMPLETION_CONDITIONS -> Bench.draw("""
                    start Start
                    sign Approve control=approval many=3 until
                    step Deploy does=deploy
                    end Done
                    Start -> Approve -> Deploy -> Done
                    """).set(Property.REJECT_BY_DEFAULT, Enforcement.OFF);
            case COMPENSATION -> undoneTwice();
            case HEAPS -> CountingTests.Source.ROUND.filling(40);
            case REMINDERS -> Bench.draw("""
                    start Start
                    sign Approve control=approval
                    on Due to=Approve after=P1D gently
                    step Note does=note
                    step Deploy does=deploy
                    end Told
                    Start -> Approve -> Told
                    Due -> Note -> Deploy -> Told
                    """);
            case TIMERS -> Bench.draw("""
                    start Start
                    sign Approve control=approval
                    on Late to=Approve after=P100D
                    step Deploy does=deploy
                    end Done
                    Start -> Approve -> Deploy -> Done
                    Late -> Deploy
                    """);
            case ORDER -> ArrivalTests.besideASignOff();
            case ROUNDS -> GatewaysTests.roundBesideAnInclusiveJoin();
            case STALE_DECISIONS -> Bench.draw("""
                    start Start
                    sign Approve control=approval
                    step Train does=train
                    xor Which
                    Start -> Approve -> Train -> Which
                    Which -> Deploy if approval == 'yes'
                    """ + DEPLOY_IF).set(FRESHNESS, Enforcement.OFF);
            case UNKNOWN_VALUES -> Bench.draw("""
                    start Start
                    xor Which
                    Start -> Which
                    Which -> Deploy if amount == 17
                    """ + DEPLOY_IF);
            case TABLES -> Bench.draw("""
                    start Start
                    rule Route decision=sizing result=needed
                    xor Which
                    Start -> Route -> Which
                    Which -> Deploy if needed == 'two'
                    """ + DEPLOY_IF);
            case STEPS_THAT_FAIL -> Bench.draw("""
                    start Start
                    step Note does=note
                    on Failed to=Note error=any
                    step Deploy does=deploy
                    end Done
                    Start -> Note -> Done
                    Failed -> Deploy -> Done
                    """);
            case STATES -> Bench.draw(GatewaysTests.branches(3, 4));
            case TIME -> Bench.draw(GatewaysTests.branches(3, 4)).time(Duration.ZERO);
            case ELEMENTS -> calls(8, 4);
            case LEVELS ->
                inARow(
                        IntStream.range(0, 31)
                                        .mapToObj("sub L%d {\nstart S%<d\n"::formatted)
                                        .collect(Collectors.joining())
                                + "end E31\n"
                                + IntStream.range(0, 31)
                                        .map(level -> 30 - level)
                                        .mapToObj(level -> level == 30
                                                ? "S30 -> E31\n}\n"
                                                : "end E%1$d\nS%1$d -> L%2$d -> E%1$d\n}\n".formatted(level, level + 1))
                                        .collect(Collectors.joining()),
                        "L0");
            case CALLS -> calls(11, 1);
            case ATTACHED_EVENTS ->
                inARow(
                        "user Look\nend Gone\n"
                                + IntStream.range(0, 32)
                                        .mapToObj("on T%d to=Look after=P1D gently\nT%<d -> Gone\n"::formatted)
                                        .collect(Collectors.joining()),
                        "Look");
            case EVENT_SUB_PROCESSES ->
                inARow(
                        "user Look\n"
                                + IntStream.range(0, 32)
                                        .mapToObj(
                                                "esub H%d {\nstart M%<d message=m%<d gently\nend N%<d\nM%<d -> N%<d\n}\n"
                                                        ::formatted)
                                        .collect(Collectors.joining()),
                        "Look");
        };
    }

    private static Bench inARow(String drawn, String element) {
        return Bench.draw("start Start\n%s\nend Done\nStart -> %s -> Done\n".formatted(drawn, element))
                .set(DEADLINE, Enforcement.OFF);
    }

    /** Each level calls the next one so many times. */
    static Bench calls(int levels, int times) {
        var bench = Bench.draw(level(1, times));
        for (var level = 1; level <= levels; level++) {
            bench.and("p" + level, level == levels ? "start S\nend E\nS -> E\n" : level(level + 1, times));
        }
        return bench;
    }

    private static String level(int called, int times) {
        var calls = IntStream.range(0, times).mapToObj(i -> "C" + i).toList();
        return "start S\nend E\n"
                + calls.stream()
                        .map(id -> "call %s of=p%d\n".formatted(id, called))
                        .collect(Collectors.joining())
                + "S -> " + String.join(" -> ", calls) + " -> E\n";
    }

    /** The second handler comes after the approval that the first made necessary. */
    private static Bench undoneTwice() {
        return Bench.draw("""
                start Start
                user Docs words=on,again var=docs
                on Undo to=Docs compensate
                step Redeploy does=deploy handler
                xor Which
                throw Back compensate
                end Done
                associate Undo Redeploy
                Start -> Docs -> Which
                Which -> Docs if docs == 'again'
                Which => Back
                Back -> Done
                """).set(COMPLETION, Enforcement.OFF).set(CONTROL_BEFORE_GUARD, Enforcement.ENFORCE);
    }
}
