package io.muster.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffProcessesSlowTests {

    private static final Path RETIREMENT = Path.of("processes/retirement/retirement.bpmn");

    @TempDir
    Path folder;

    @Test
    void theSameDiagramWeakensNothing() {
        var run = CommandRun.of("diff", RETIREMENT, RETIREMENT);

        assertThat(run.exit()).as(run.err()).isEqualTo(MusterCommands.OK);
        assertThat(run.out()).contains("retirement.bpmn: 0 differences weaken a control, 0 strengthen one, 0 others");
    }

    @Test
    void aConfirmationThatCountsNoMoreIsFoundAndExitsWithOne() throws IOException {
        var changed = changed("targetRef=\"Gateway_Confirmed\"", "targetRef=\"Task_RetireVersion\"");

        var run = CommandRun.of("diff", RETIREMENT, changed);

        assertThat(run.exit()).isEqualTo(MusterCommands.FINDINGS);
        assertThat(run.out())
                .contains(
                        "WEAKER   'Retire version' (retire) can be reached without control retirement, which was certain"
                                + " before");
    }

    @Test
    void whoReadsItByProgramGetsJson() throws IOException {
        var changed =
                changed("<camunda:property name=\"muster.differsFrom\"", "<camunda:property name=\"was.differsFrom\"");

        var run = CommandRun.of("diff", RETIREMENT, changed, "--json");

        var diff = new ObjectMapper().readTree(run.out()).elements().next();
        assertThat(diff.path("weakens").asBoolean()).isTrue();
        assertThat(diff.path("differences").findValuesAsText("kind")).contains("SEPARATION");
    }

    @Test
    void whoWantsToSeeItGetsAPageThatNeedsNothingElse() throws IOException {
        var changed = changed("targetRef=\"Gateway_Confirmed\"", "targetRef=\"Task_RetireVersion\"");
        var pages = folder.resolve("pages");

        CommandRun.of("diff", RETIREMENT, changed, "--html", pages);

        var page = Files.readString(pages.resolve("changed.bpmn.html"));
        assertThat(page)
                .contains("<h2>Weaker</h2>", "<svg", "Before", "After")
                .doesNotContain("<script", "src=", "href=");
    }

    @Test
    void foldersAreComparedDeploymentByDeployment() throws IOException {
        var old = Files.createDirectories(folder.resolve("old/mine"));
        var next = Files.createDirectories(folder.resolve("new/mine"));
        Files.copy(RETIREMENT, old.resolve("retirement.bpmn"));
        Files.writeString(
                next.resolve("retirement.bpmn"),
                Files.readString(RETIREMENT).replace("<bpmn:process id=\"retirement\"", "<bpmn:process id=\"other\""));

        var run = CommandRun.of("diff", folder.resolve("old"), folder.resolve("new"));

        assertThat(run.out()).contains("mine: ");
        assertThat(run.out()).contains("is gone", "is new");
    }

    @Test
    void aFolderAndADiagramAreNotCompared() {
        assertThat(CommandRun.of("diff", RETIREMENT, RETIREMENT.getParent()).exit())
                .isEqualTo(MusterCommands.USAGE);
        assertThat(CommandRun.of("diff", RETIREMENT, folder.resolve("nowhere.bpmn"))
                        .exit())
                .isEqualTo(MusterCommands.USAGE);
        assertThat(CommandRun.of("diff", folder, folder).exit()).isEqualTo(MusterCommands.USAGE);
    }

    private Path changed(String from, String to) throws IOException {
        var diagram = Files.readString(RETIREMENT);
        assertThat(diagram).contains(from);
        return Files.writeString(folder.resolve("changed.bpmn"), diagram.replace(from, to));
    }
}
