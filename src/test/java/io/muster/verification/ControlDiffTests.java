package io.muster.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.comparison.ControlDiff;
import io.muster.comparison.ControlDiff.DeploymentVersion;
import io.muster.comparison.Difference;
import io.muster.comparison.Difference.Effect;
import io.muster.comparison.Difference.Kind;
import io.muster.processfiles.DeploymentFile;
import io.muster.shared.CanonicalJson;
import io.muster.verification.model.Violation.PathStep;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a new version of a process does to its controls. */
class ControlDiffTests {

    private static final String OLD = """
            start Start
            step Train does=train
            step Validate does=validate
            xor Good
            sign Approve control=approval differs=developer,starter
            on Lapse to=Approve after=P30D
            on Remind to=Approve after=P2D gently=yes
            step Note does=note
            xor Approved
            step Deploy does=deploy
            end Reminded
            end Rejected
            end Done
            Start -> Train -> Validate -> Good
            Good -> Approve if validation == 'accepted'
            Good => Rejected
            Approve -> Approved
            Lapse -> Rejected
            Remind -> Note -> Reminded
            Approved => Rejected
            Approved -> Deploy if approval == 'yes'
            Deploy -> Done
            """;

    @Test
    void anEqualVersionIsNotADifference() {
        assertThat(diff(OLD, OLD).differences()).isEmpty();
    }

    @Test
    void anotherNameIsNotADifferenceInControls() {
        var diff = diff(bench(OLD), bench(OLD), "name=\"Approve\"", "name=\"Approve the use\"");

        assertThat(diff.weakens()).isFalse();
        assertThat(diff.isNeutral()).isTrue();
        assertThat(diff.differences())
                .extracting(Difference::kind, Difference::sentence)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Kind.ELEMENT_CHANGED, "User task 'Approve the use': name was 'Approve', is 'Approve the use'"));
    }

    @Test
    void reportsAMissingSignOff() {
        var diff = diff(OLD, """
                start Start
                step Train does=train
                step Validate does=validate
                xor Good
                step Deploy does=deploy
                end Rejected
                end Done
                Start -> Train -> Validate -> Good
                Good -> Deploy if validation == 'accepted'
                Good => Rejected
                Deploy -> Done
                """);

        var dropped = one(diff, Kind.CONTROL_DROPPED);
        assertThat(dropped.sentence())
                .isEqualTo("'Deploy' (deploy) can be reached without control approval, which was certain before");
        assertThat(dropped.tiers()).containsExactly(1, 2, 3);
        assertThat(dropped.path())
                .extracting(PathStep::element)
                .containsExactly("Start", "Train", "Validate", "Good", "Deploy");
        assertThat(weaker(diff))
                .contains(
                        "User task 'Approve' is gone; it gave control approval",
                        "No longer true: On every path to a guarded step, each control that its tier demands was provided after the last"
                                + " event that voids it. Now: no approval since 'Train'");
    }

    @Test
    void theOtherWayRoundTheControlIsAdded() {
        var without = """
                start Start
                step Train does=train
                step Deploy does=deploy
                end Done
                Start -> Train -> Deploy -> Done
                """;

        var diff = diff(without, OLD);

        assertThat(weaker(diff))
                .containsExactly(
                        "Service task 'Validate' is new and runs step 'validate', which its owner must agree to");
        assertThat(diff.differences())
                .filteredOn(difference -> difference.kind() == Kind.CONTROL_ADDED)
                .extracting(Difference::sentence, Difference::effect)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "'Deploy' (deploy) is now reached only after control approval", Effect.STRONGER),
                        org.assertj.core.groups.Tuple.tuple(
                                "'Deploy' (deploy) is now reached only after control validation", Effect.STRONGER));
        assertThat(one(diff, Kind.PROMISE).sentence()).startsWith("True now: On every path to a guarded step");
    }

    @Test
    void reportsAShortcutPastASignOff() {
        var diff = diff(OLD, OLD + "Good -> Deploy if validation == 'rejected'");

        assertThat(one(diff, Kind.ELEMENT_ADDED).sentence()).isEqualTo("The way from 'Good' to 'Deploy' is new");
        assertThat(weaker(diff))
                .contains(
                        "'Deploy' (deploy) can be reached without control approval, which was certain before",
                        "'Deploy' (deploy) can be reached without control validation, which was certain before");
    }

    @Test
    void reportsALooserConditionWithItsEffect() {
        var diff = diff(OLD, OLD.replace("if approval == 'yes'", "if approval != 'no'"));

        assertThat(one(diff, Kind.CONDITION).sentence())
                .isEqualTo("The way from 'Approved' to 'Deploy' now asks for '${approval != 'no'}', before for"
                        + " '${approval == 'yes'}'");
        assertThat(diff.weakens()).isTrue();
    }

    @Test
    void reportsAnotherPathToAGuardedStep() {
        var diff = diff(OLD, OLD + """
                step Again does=deploy
                end Twice
                Validate -> Again -> Twice
                """);

        assertThat(one(diff, Kind.WAY_TO_GUARD).sentence())
                .isEqualTo("'Again' (deploy) is a new path to deploy, after no control for certain");
        assertThat(one(diff, Kind.WAY_TO_GUARD).effect()).isEqualTo(Effect.WEAKER);
    }

    @Test
    void reportsTheNewTargetOfAFlowByName() {
        var diff = diff(OLD, OLD.replace("Lapse -> Rejected", "Lapse -> Done"));

        assertThat(one(diff, Kind.ELEMENT_CHANGED).sentence())
                .isEqualTo("The way from 'Lapse' to 'Done': to was 'Rejected', is 'Done'");
    }

    @Test
    void aDeploymentDrawnAgainBehindTheSameControlsIsNotALoss() {
        var diff = diff(OLD, OLD.replace("Deploy", "Release"));

        assertThat(diff.weakens()).isFalse();
        assertThat(one(diff, Kind.WAY_TO_GUARD).effect()).isEqualTo(Effect.NEITHER);
    }

    @Test
    void aPathWithFewerControlsIsReportedThoughEachIsStillPossible() {
        var two = """
                start Start
                step Train does=train
                or Both
                sign One control=first
                sign Two control=second
                or Joined
                xor Enough
                step Deploy does=deploy
                end Rejected
                end Done
                Start -> Train -> Both
                Both -> One if x == 1
                Both => Two
                One -> Joined
                Two -> Joined
                Joined -> Enough
                Enough -> Deploy if first == 'yes' || second == 'yes'
                Enough => Rejected
                Deploy -> Done
                """;
        var before = bench(two).demandNothing();
        var after = bench(two.replace("if first == 'yes' || second == 'yes'", "if y == 1"))
                .demandNothing();

        var diff = diff(before, after);

        assertThat(one(diff, Kind.WAY_TO_GUARD).sentence())
                .isEqualTo(
                        "'Deploy' (deploy) can be reached on a new path, with fewer controls than on any path before: none");
    }

    @Test
    void aControlThatDependsOnTheTierIsReportedForItsTiers() {
        var tiered = """
                start Start
                step Classify does=classify
                step Train does=train
                xor Tier
                sign Approve control=approval
                xor Approved
                xor Ready
                step Deploy does=deploy
                end Rejected
                end Done
                Start -> Classify -> Train -> Tier
                Tier -> Ready if tier == 3
                Tier => Approve
                Approve -> Approved
                Approved -> Ready if approval == 'yes'
                Approved => Rejected
                Ready -> Deploy -> Done
                """;

        var diff = diff(tiered, tiered.replace("tier == 3", "tier >= 2"));

        assertThat(one(diff, Kind.CONTROL_DROPPED).sentence())
                .isEqualTo(
                        "'Deploy' (deploy) can be reached without control approval, which was certain before in tier 2");
        assertThat(one(diff, Kind.CONTROL_DROPPED).tiers()).containsExactly(2);
    }

    @Test
    void reportsADroppedSeparation() {
        var diff = diff(OLD, OLD.replace("differs=developer,starter", "differs=developer"));

        assertThat(weaker(diff))
                .containsExactly("'Approve': the person who decides need no longer be someone other than starter");
        assertThat(one(diff, Kind.SEPARATION).before()).isEqualTo("developer,starter");
    }

    @Test
    void aSignOffDrawnAgainIsComparedWithTheOneThatGaveItsControl() {
        var redrawn = OLD.replace("sign Approve", "sign Agree")
                .replace("Good -> Approve ", "Good -> Agree ")
                .replace("Approve -> Approved", "Agree -> Approved")
                .replace("to=Approve ", "to=Agree ");

        assertThat(weaker(diff(OLD, redrawn))).isEmpty();
        assertThat(weaker(diff(OLD, redrawn.replace("differs=developer,starter", "differs=developer"))))
                .containsExactly("'Agree': the person who decides need no longer be someone other than starter");
    }

    @Test
    void aNewProcessIsANewWayToItsGuardsHoweverManyControlsItHas() {
        var none = new DeploymentVersion(List.of(), Bench.files(List.of()).examine(), Bench.HARMLESS);
        var fresh = new DeploymentVersion(bench(OLD).diagrams(), bench(OLD).examine(), Bench.HARMLESS);

        assertThat(weaker(ControlDiff.ofNew(Set.of("main"), none, fresh)))
                .anySatisfy(sentence ->
                        assertThat(sentence).startsWith("'Deploy' (deploy) is a new path to deploy, after approval"))
                .anySatisfy(sentence -> assertThat(sentence).contains("is new and gives control 'approval'"));
        assertThat(ControlDiff.ofNew(Set.of("other"), none, fresh).weakens()).isFalse();
    }

    @Test
    void aStepThatDoesSomethingToAVersionIsNotAddedWithoutItsOwner() {
        var again = OLD.replace(
                        "step Validate does=validate",
                        "step Validate does=validate\n            step More does=validate")
                .replace("Train -> Validate", "Train -> More -> Validate");

        assertThat(weaker(diff(OLD, again)))
                .containsExactly("Service task 'More' is new and runs step 'validate', which its owner must agree to");
    }

    @Test
    void aHarmlessStepIsAddedFreely() {
        var noted = OLD.replace("step Note does=note", "step Note does=note\n            step More does=note")
                .replace("Train -> Validate", "Train -> More -> Validate");

        assertThat(weaker(diff(OLD, noted))).isEmpty();
    }

    @Test
    void aStepDrawnAgainUnderAnotherIdIsTheSameStep() {
        var again = OLD.replace("step Validate ", "step Check ")
                .replace("Train -> Validate -> Good", "Train -> Check -> Good");

        assertThat(weaker(diff(OLD, again))).isEmpty();
    }

    @Test
    void diagramsBelongTogetherByTheirCalls() {
        var diagrams = List.of(
                called("caller", "child"),
                called("child", "grandchild"),
                called("grandchild", null),
                called("stranger", null));

        assertThat(CalledProcesses.with(Set.of("caller"), diagrams))
                .extracting(DeploymentFile::name)
                .containsExactly("caller.bpmn", "child.bpmn", "grandchild.bpmn");
        assertThat(CalledProcesses.with(Set.of("child"), diagrams)).hasSize(2);
        assertThat(CalledProcesses.outermost(Set.of("caller", "child", "stranger"), diagrams))
                .containsExactlyInAnyOrder("caller", "stranger");
    }

    private static DeploymentFile called(String id, @Nullable String child) {
        var process = Bpmn.createExecutableProcess(id).startEvent();
        var text = Bpmn.convertToString(
                (child == null ? process : process.callActivity().calledElement(child))
                        .endEvent()
                        .done());
        return new DeploymentFile(id + ".bpmn", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void reportsAnotherAcceptanceAndALostRefusal() {
        var diff = diff(
                OLD.replace("control=approval", "control=approval words=yes,maybe,no"),
                OLD.replace("control=approval", "control=approval words=yes,maybe accepts=yes,maybe"));

        assertThat(weaker(diff))
                .contains("'Approve': 'maybe' now counts as acceptance", "'Approve': 'no' can no longer be decided");
    }

    @Test
    void reportsMoreOrOtherPeople() {
        var before = "<userTask id=\"Approve\"";
        var diff = diff(
                bench(OLD, before, before + " camunda:candidateGroups=\"approver\""),
                bench(OLD, before, before + " camunda:candidateGroups=\"approver,developer\""));

        assertThat(weaker(diff)).containsExactly("'Approve': group developer may now do it");
    }

    @Test
    void reportsALongerOrMissingDeadline() {
        assertThat(weaker(diff(OLD, OLD.replace("P30D", "P60D"))))
                .containsExactly("Timer 'Lapse' at 'Approve' comes after 60 days, before it was after 30 days");
        assertThat(weaker(diff(OLD, without(OLD, "Lapse"))))
                .containsExactly("'Approve' no longer has what followed after 30 days ('Lapse')");
        assertThat(diff(OLD, OLD.replace("P30D", "P10D")).differences())
                .extracting(Difference::effect)
                .containsExactly(Effect.STRONGER);
        assertThat(diff(OLD, OLD.replace("P30D", "PT720H")).weakens()).isFalse();
        assertThat(diff(OLD, OLD.replace("P30D", "P1M")).weakens())
                .as("the length of a month varies")
                .isTrue();
    }

    @Test
    void aPauseMayGetLongerAndNotShorter() {
        var pause = """
                start Start
                catch Watch after=P7D
                end Done
                Start -> Watch -> Done
                """;

        assertThat(diff(pause, pause.replace("P7D", "P1D")).weakens()).isTrue();
        assertThat(diff(pause, pause.replace("P7D", "P9D")).weakens()).isFalse();
    }

    @Test
    void whatCannotBeSeenThroughCountsAsWeaker() {
        var diff = diff(OLD, OLD + "complex Odd\nGood -> Odd -> Done");

        assertThat(diff.weakens()).isTrue();
        assertThat(one(diff, Kind.UNDECIDED).sentence())
                .startsWith("It is unknown which controls the new version has: 'Odd'");
    }

    @Test
    void reportsAMissingRollback() {
        var rollback = """
                start Start
                step Back does=rollback
                end Done
                Start -> Back -> Done
                """;

        var diff = diff(
                bench(rollback).demandNothing(),
                bench(rollback.replace("rollback", "note")).demandNothing());

        assertThat(one(diff, Kind.GUARD_GONE).sentence()).isEqualTo("Nothing can roll back any longer");
    }

    @Test
    void theSameTwoVersionsGiveTheSameBytes() {
        var changed = OLD.replace("P30D", "P60D").replace("differs=developer,starter", "differs=starter")
                + "Good -> Deploy if validation == 'rejected'";

        assertThat(CanonicalJson.text(diff(OLD, changed))).isEqualTo(CanonicalJson.text(diff(OLD, changed)));
        assertThat(diff(OLD, changed).differences())
                .isSortedAccordingTo(
                        java.util.Comparator.comparing(Difference::effect).thenComparing(Difference::kind));
    }

    private static String without(String lines, String word) {
        return lines.lines().filter(line -> !line.contains(word)).collect(java.util.stream.Collectors.joining("\n"));
    }

    private static Difference one(ControlDiff diff, Kind kind) {
        assertThat(diff.differences()).extracting(Difference::kind).contains(kind);
        var found = diff.differences().stream()
                .filter(difference -> difference.kind() == kind)
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<String> weaker(ControlDiff diff) {
        return diff.differences().stream()
                .filter(Difference::weakens)
                .map(Difference::sentence)
                .toList();
    }

    private static Bench bench(String lines) {
        return Bench.draw(lines);
    }

    private static Bench bench(String lines, String from, String to) {
        return Bench.files(Stream.of(Drawing.of("main", lines))
                .map(diagram -> replaced(diagram, from, to))
                .toList());
    }

    private static DeploymentFile replaced(DeploymentFile diagram, String from, String to) {
        var text = new String(diagram.content(), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return new DeploymentFile(diagram.name(), text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    private static ControlDiff diff(String before, String after) {
        return diff(bench(before), bench(after));
    }

    private static ControlDiff diff(Bench before, Bench after, String from, String to) {
        return diff(
                before,
                Bench.files(after.diagrams().stream()
                        .map(diagram -> replaced(diagram, from, to))
                        .toList()));
    }

    private static ControlDiff diff(Bench before, Bench after) {
        return ControlDiff.between(
                new DeploymentVersion(before.diagrams(), before.examine(), Bench.HARMLESS),
                new DeploymentVersion(after.diagrams(), after.examine(), Bench.HARMLESS));
    }
}
