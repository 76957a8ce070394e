package io.muster.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.processfiles.DeploymentFile;
import io.muster.verification.Proof.Verdict;
import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Property;
import io.muster.verification.model.Violation;
import io.muster.verification.model.Violation.Untranslated;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every executable process of a deployment is covered by its proof, regardless of who starts it and what calls it. */
class RootsTests {

    private static final String DEPLOY = """
            start Start
            step Deploy does=deploy
            end Deployed
            Start -> Deploy -> Deployed
            """;

    private static final String CALL_MAIN = """
            start Begin
            call Call of=main
            end Finish
            Begin -> Call -> Finish
            """;

    @Test
    void provesAProcessThatOnlyANonExecutableOneCalls() {
        refusesTheDeployment(Drawing.of("main", DEPLOY), idle(Drawing.of("ghost", CALL_MAIN)));
    }

    @Test
    void provesAProcessThatANonExecutableOneOfTheSameFileCalls() {
        refusesTheDeployment(oneFile(Drawing.of("main", DEPLOY), idle(Drawing.of("ghost", CALL_MAIN))));
    }

    @Test
    void provesAProcessThatNoExecutableOneCalls() {
        refusesTheDeployment(Drawing.of("main", DEPLOY), unsaid(Drawing.of("ghost", CALL_MAIN)));
    }

    @Test
    void provesAProcessThatCallsItself() {
        refuses(Drawing.of("main", DEPLOY + """
                call Again of=main
                end Over
                Deploy -> Again -> Over
                """));
    }

    @Test
    void provesProcessesThatCallEachOther() {
        refuses(
                Drawing.of("main", DEPLOY + "call On of=other\nend Over\nDeploy -> On -> Over"),
                Drawing.of("other", CALL_MAIN));
    }

    @Test
    void provesACircleOfThree() {
        refuses(
                Drawing.of("main", DEPLOY + "call On of=second\nend Over\nDeploy -> On -> Over"),
                Drawing.of("second", CALL_MAIN.replace("main", "third")),
                Drawing.of("third", CALL_MAIN));
    }

    /** The cycle does not cover a process that is also called from outside it. */
    @Test
    void provesACircleBesideAProcessThatIsSound() {
        refuses(
                Drawing.of("sound", "start Here\nend There\nHere -> There"),
                Drawing.of("main", DEPLOY + "call On of=other\nend Over\nDeploy -> On -> Over"),
                Drawing.of("other", CALL_MAIN));
    }

    @Test
    void provesAProcessWhoseNameIsComputed() {
        refuses(
                Drawing.of("main", DEPLOY),
                replaced(Drawing.of("caller", CALL_MAIN), "calledElement=\"main\"", "calledElement=\"${process}\""));
    }

    @Test
    void provesAProcessThatIsCalledButMayBeStartedByPeopleToo() {
        refusesTheDeployment(
                replaced(
                        Drawing.of("main", DEPLOY),
                        "<process id=\"main\"",
                        "<process id=\"main\" camunda:candidateStarterGroups=\"developer\""),
                approved("main"));
    }

    @Test
    void provesAProcessThatIsCalledButAMessageStartsToo() {
        refusesTheDeployment(Drawing.of("main", """
                        start Start
                        start Asked message=asked
                        step Deploy does=deploy
                        end Deployed
                        Start -> Deploy -> Deployed
                        Asked -> Deploy
                        """), approved("main"));
    }

    @Test
    void provesAProcessThatIsCalledButATimerStartsToo() {
        refusesTheDeployment(Drawing.of("main", """
                        start Start
                        start Due after=P1D
                        step Deploy does=deploy
                        end Deployed
                        Start -> Deploy -> Deployed
                        Due -> Deploy
                        """), approved("main"));
    }

    /** One caller requires an approval first, the other does not. */
    @Test
    void provesAProcessWithEachOfItsCallers() {
        var proof = prove(
                Drawing.of("main", DEPLOY), approved("main"), Drawing.of("hasty", CALL_MAIN.replace("Begin", "Rush")));

        assertThat(proof.violations())
                .extracting(Violation::process, Violation::property)
                .contains(org.assertj.core.groups.Tuple.tuple("hasty", Property.CONTROL_BEFORE_GUARD))
                .doesNotContain(org.assertj.core.groups.Tuple.tuple("release", Property.CONTROL_BEFORE_GUARD));
    }

    @Test
    void provesAProcessThatIsCalledInManyInstances() {
        refusesTheDeployment(
                Drawing.of("main", DEPLOY), Drawing.of("caller", CALL_MAIN.replace("of=main", "of=main many=2")));
    }

    /** Its caller has checked; the engine prevents any other start. */
    @Test
    void provesWhatIsOnlyCalledAsAPartOfItsCallers() {
        var files = List.of(Drawing.of("main", DEPLOY), approved("main"));

        assertThat(prove(files.toArray(DeploymentFile[]::new)).violations()).isEmpty();
        assertThat(CalledProcesses.onlyCalled(files)).isEqualTo(Set.of("main"));
    }

    @Test
    void leavesNothingOutWhateverIsCalled() {
        assertThat(CalledProcesses.onlyCalled(List.of(
                        Drawing.of("main", DEPLOY),
                        idle(Drawing.of("ghost", CALL_MAIN)),
                        replaced(Drawing.of("self", CALL_MAIN), "calledElement=\"main\"", "calledElement=\"self\""))))
                .isEmpty();
    }

    @Test
    void provesNothingOfAFileWithoutAnExecutableProcess() {
        for (var file : List.of(idle(Drawing.of("main", DEPLOY)), unsaid(Drawing.of("main", DEPLOY)), empty())) {
            var proof = prove(file);

            assertThat(proof.permitsDeployment()).isFalse();
            assertThat(proof.properties()).extracting(Proof.Result::verdict).containsOnly(Verdict.UNDECIDED);
            assertThat(proof.untranslated())
                    .singleElement()
                    .extracting(Untranslated::what)
                    .asString()
                    .contains("has no process with isExecutable = true");
        }
    }

    @Test
    void provesNothingOfAFileWithoutAnExecutableProcessBesideOneThatHasSome() {
        assertThat(prove(Drawing.of("sound", "start Here\nend There\nHere -> There"), idle(Drawing.of("main", DEPLOY)))
                        .permitsDeployment())
                .isFalse();
    }

    @Test
    void provesNothingOfAProcessWithoutAStart() {
        var proof = Bench.draw("").examine().proof();

        assertThat(proof.untranslated())
                .extracting(Untranslated::what)
                .containsExactly("it has no start event, so there is nothing to prove");
    }

    @Test
    void provesNothingOfNothing() {
        assertThat(prove().permitsDeployment()).isFalse();
        assertThat(prove().properties()).extracting(Proof.Result::verdict).containsOnly(Verdict.UNDECIDED);
    }

    private static DeploymentFile approved(String of) {
        return Drawing.of("release", """
                start Begin
                sign Approve control=approval
                xor Approved
                call Call of=%s
                end Finish
                end Rejected
                Begin -> Approve -> Approved
                Approved -> Call if approval == 'yes'
                Approved => Rejected
                Call -> Finish
                """.formatted(of));
    }

    private static void refusesTheDeployment(DeploymentFile... files) {
        var proof = prove(files);

        assertThat(proof.permitsDeployment()).isFalse();
        assertThat(proof.result(Property.CONTROL_BEFORE_GUARD).violations())
                .extracting(Violation::inWords)
                .anyMatch(words -> words.contains("Deploy: no approval"));
    }

    private static void refuses(DeploymentFile... files) {
        var proof = prove(files);

        assertThat(proof.permitsDeployment()).isFalse();
        assertThat(proof.properties()).extracting(Proof.Result::verdict).doesNotContain(Verdict.PROVEN);
    }

    private static Proof prove(DeploymentFile... files) {
        return Bench.files(Arrays.asList(files))
                .set(Property.DEADLINE, Enforcement.OFF)
                .proof();
    }

    private static DeploymentFile idle(DeploymentFile diagram) {
        return replaced(diagram, "isExecutable=\"true\"", "isExecutable=\"false\"");
    }

    private static DeploymentFile unsaid(DeploymentFile diagram) {
        return replaced(diagram, " isExecutable=\"true\"", "");
    }

    private static DeploymentFile empty() {
        return replaced(Drawing.of("main", ""), "<process id=\"main\" isExecutable=\"true\"></process>", "");
    }

    private static DeploymentFile replaced(DeploymentFile diagram, String text, String by) {
        var content = new String(diagram.content(), StandardCharsets.UTF_8);
        assertThat(content).contains(text);
        return new DeploymentFile(diagram.name(), content.replace(text, by).getBytes(StandardCharsets.UTF_8));
    }

    /** The elements of the second behind those of the first. */
    private static DeploymentFile oneFile(DeploymentFile first, DeploymentFile second) {
        var texts = new ArrayList<String>();
        for (var diagram : List.of(first, second)) {
            texts.add(new String(diagram.content(), StandardCharsets.UTF_8));
        }
        var process =
                texts.get(1).replaceAll("(?s).*?(<process.*</process>).*", "$1").replace("id=\"f", "id=\"g");
        return new DeploymentFile(
                first.name(),
                texts.get(0).replace("</process>", "</process>" + process).getBytes(StandardCharsets.UTF_8));
    }
}
