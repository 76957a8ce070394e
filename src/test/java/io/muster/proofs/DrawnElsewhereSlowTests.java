package io.muster.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.muster.diagrams.DiagramFolder;
import io.muster.diagrams.DiagramProblem;
import io.muster.proofs.record.ProofReport;
import io.muster.proofs.record.ProofReport.BrokenProperty;
import io.muster.proofs.record.ProofReport.PropertyReport;
import io.muster.proofs.record.ProofReport.ViolationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Diagrams that others drew to bypass the proof, or to be refused without reason, if they are beside the project. Each
 * has equivalents among the tests of the proof. The policy is the shipped one, which demands more than they were drawn for; only the point of each diagram is checked.
 */
class DrawnElsewhereSlowTests {

    private static final Path DRAWN = Path.of("../shared/fixtures/proof");

    @TempDir
    Path folder;

    @Test
    void provesWhatANonExecutableProcessCalls() throws IOException {
        var report = prove("hole-3-called-by-non-executable");

        assertThat(report.permits()).isFalse();
        assertThat(report.states()).isPositive();
        assertThat(words(report, "control-before-guard"))
                .allSatisfy(words -> assertThat(words).startsWith("s → d: no approval, no independent-review"));
    }

    @Test
    void doesNotTakeADeploymentToFailBecauseARefusalIsCaughtBesideIt() throws IOException {
        assertThat(property(prove("alarm-1-rollback-beside-refusal"), "rollback")
                        .isProven())
                .isTrue();
    }

    @Test
    void showsAPossiblePathOfAnUnknownWordInACalledProcess() throws IOException {
        var report = prove("alarm-3-unknown-word-in-called-process");

        assertThat(words(report, "reject-by-default"))
                .isNotEmpty()
                .allSatisfy(
                        words -> assertThat(words).contains("a (approvalDecision = an unknown word) → ga → ok → c"));
        assertThat(words(report, "control-before-guard")).noneMatch(words -> words.contains("no approval"));
    }

    @Test
    void followsADecisionThatIsPassedOut() throws IOException {
        var report = prove("limit-1-decision-handed-out-same-file");

        assertThat(rules()).isEmpty();
        assertThat(words(report, "control-before-guard")).noneMatch(words -> words.contains("no approval"));
        assertThat(property(report, "single-writer").isProven()).isTrue();
        assertThat(property(report, "defined-before-read").isProven()).isTrue();
    }

    @Test
    void warnsOfASignOffThatProtectsNothing() throws IOException {
        var report = prove("guide-1-reject-of-extra-sign-off-deploys");

        assertThat(report.permits()).isTrue();
        assertThat(report.warnings())
                .extracting(BrokenProperty::inWords)
                .allSatisfy(words -> assertThat(words)
                        .startsWith("Asked → Describe")
                        .contains("Risk (riskDecision = reject)", "the sign-off 'risk-acceptance' did not accept"))
                .satisfiesExactlyInAnyOrder(
                        words -> assertThat(words).contains("→ Certify: reached"),
                        words -> assertThat(words).contains("→ Deploy: reached"));
    }

    @Test
    void saysWhereASchemaIsBrokenAndWhy() throws IOException {
        var report = prove("message-1-schema-error");

        assertThat(report.permits()).isFalse();
        assertThat(rules()).first().satisfies(finding -> {
            assertThat(finding.line()).isEqualTo(5);
            assertThat(finding.column()).isPositive();
            assertThat(finding.sentence())
                    .startsWith("MUSTER-100")
                    .contains("'TRUE' is not a valid value for 'boolean'");
        });
    }

    @Test
    void refusesAFileInWhichNothingCanRun() throws IOException {
        assertThat(prove("message-2-not-executable-12-of-12").permits()).isFalse();
        assertThat(rules()).extracting(finding -> finding.rule().id()).containsOnly("MUSTER-121");
    }

    @Test
    void refusesAnElementThatHasNoEffect() throws IOException {
        assertThat(prove("crash-1-ad-hoc").permits()).isFalse();
        assertThat(rules()).extracting(finding -> finding.rule().id()).containsOnly("MUSTER-101");
    }

    private ProofReport prove(String name) throws IOException {
        var file = DRAWN.resolve(name + ".bpmn");
        assumeTrue(Files.exists(file), "the diagrams of others are not there");
        Files.createDirectories(folder.resolve(name));
        // Some name a step that there no longer is; another harmless one does as well.
        var text = Files.readString(file).replace("${remindPeople}", "${describeVersion}");
        Files.writeString(folder.resolve(name).resolve(name + ".bpmn"), text);
        return ProcessFolder.read(folder, List.of()).prove(name);
    }

    private List<DiagramProblem> rules() throws IOException {
        return DiagramFolder.check(folder).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    private static PropertyReport property(ProofReport report, String id) {
        return report.properties().stream()
                .filter(property -> property.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(ProofReport report, String id) {
        return property(report, id).violations().stream()
                .map(ViolationReport::inWords)
                .toList();
    }
}
