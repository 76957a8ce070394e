package io.muster.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyProcessesModuleTests {

    private static final Path RETIREMENT = Path.of("processes/retirement");

    @TempDir
    Path folder;

    @Test
    void provesAFolder() {
        var run = CommandRun.of("verify", RETIREMENT);

        assertThat(run.exit()).as(run.out()).isEqualTo(MusterCommands.OK);
        assertThat(run.out()).contains("retirement: may be deployed, 13 of 13 properties proven");
    }

    @Test
    void showsTheShortestWayToWhatMustNotBe() throws IOException {
        nobodyConfirms();

        var run = CommandRun.of("verify", folder);

        assertThat(run.exit()).isEqualTo(MusterCommands.FINDINGS);
        assertThat(run.out())
                .contains("NOT to be deployed")
                .contains("violated control-before-guard")
                .contains("Confirm retirement (retirementDecision = keep) → Retire version: no retirement");
    }

    @Test
    void writesTheProofAsJson() throws IOException {
        nobodyConfirms();

        var run = CommandRun.of("verify", folder, "--json");

        var proof = new ObjectMapper().readTree(run.out()).path("processes").path("mine");
        assertThat(proof.path("permits").asBoolean()).isFalse();
        assertThat(proof.path("diagrams").has("retirement.bpmn")).isTrue();
        assertThat(proof.findValuesAsText("element")).contains("Task_RetireVersion");
    }

    @Test
    void drawsTheOffendingWayOnAPageThatNeedsNothingElse() throws IOException {
        nobodyConfirms();

        CommandRun.of("verify", folder, "--html", folder.resolve("pages"));

        var page = Files.readString(folder.resolve("pages/mine.html"));
        assertThat(page)
                .contains("It must not be deployed.", "no retirement", "<svg", "data-element=\"Task_RetireVersion\"")
                .doesNotContain("<script", "src=", "href=");
    }

    @Test
    void takesAPolicyOfTheOrganisation() throws IOException {
        var policy = folder.resolve("guard-controls.dmn");
        Files.writeString(
                policy,
                Files.readString(Path.of("processes/decisions/guard-controls.dmn"))
                        .replace("<text>\"retirement\"</text>", "<text>\"ethics-board\"</text>"));

        var run = CommandRun.of("verify", RETIREMENT, "--policy", policy);

        assertThat(run.exit()).isEqualTo(MusterCommands.FINDINGS);
        assertThat(run.out()).contains("no ethics-board");
    }

    @Test
    void namesTheTableThatLeavesAQuestionAndTheCaseThatDoesNotComeOut() throws IOException {
        var table = Files.readString(Path.of("processes/decisions/longest-wait.dmn"));
        var last = table.indexOf("<rule id=\"Rule_LongestWait_3\"");
        Files.writeString(
                folder.resolve("longest-wait.dmn"),
                table.substring(0, last) + table.substring(table.indexOf("</decisionTable>")));
        Files.writeString(folder.resolve("longest-wait.cases.csv"), "tier,days\n1,61\n2,90\n");

        var run = CommandRun.of("verify", folder);

        assertThat(run.exit()).isEqualTo(MusterCommands.FINDINGS);
        assertThat(run.out())
                .contains("decisions: NOT to be deployed (1 tables, 2 cases run)")
                .contains("MUSTER-204 in longest-wait.dmn, table 'longest-wait': no rule answers tier = 3")
                .contains("MUSTER-221 in longest-wait.cases.csv: line 2, {tier=1}: expected [61], got [60]");
        assertThat(CommandRun.of("verify", folder, "--json").out()).contains("\"rule\":\"TOTAL\"");
    }

    @Test
    void saysThatATableCannotBeReadInsteadOfProvingWithoutIt() throws IOException {
        nobodyConfirms();
        Files.writeString(folder.resolve("broken.dmn"), "<definitions");

        var run = CommandRun.of("verify", folder);

        assertThat(run.exit()).isEqualTo(MusterCommands.FINDINGS);
        assertThat(run.out()).contains("MUSTER-201 in broken.dmn").doesNotContain("mine:");
    }

    @Test
    void namesWhatMayNotStandInADiagram() throws IOException {
        var mine = Files.createDirectory(folder.resolve("mine"));
        Files.copy(RETIREMENT.resolve("confirm-retirement.form"), mine.resolve("confirm-retirement.form"));
        var diagram = Files.readString(RETIREMENT.resolve("retirement.bpmn"));
        Files.writeString(mine.resolve("retirement.bpmn"), diagram.replace("${archiveEvidence}", "${anything}"));

        var run = CommandRun.of("verify", folder);

        assertThat(run.exit()).isEqualTo(MusterCommands.FINDINGS);
        assertThat(run.out()).containsPattern("FINDING  retirement.bpmn:\\d+ MUSTER-103 at Task_ArchiveEvidence");
    }

    @Test
    void saysWhichFolderThereIsNot() {
        var run = CommandRun.of("verify", folder.resolve("nowhere"));

        assertThat(run.exit()).isEqualTo(MusterCommands.USAGE);
        assertThat(run.err()).contains("nowhere");
    }

    private void nobodyConfirms() throws IOException {
        var mine = Files.createDirectory(folder.resolve("mine"));
        var diagram = Files.readString(RETIREMENT.resolve("retirement.bpmn"));
        Files.writeString(
                mine.resolve("retirement.bpmn"),
                diagram.replace("targetRef=\"Gateway_Confirmed\"", "targetRef=\"Task_RetireVersion\""));
    }
}
