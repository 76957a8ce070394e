package io.muster.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesCommandsTests {

    private static final Path SHIPPED = Path.of("processes");
    private static final Path RETIREMENT = SHIPPED.resolve("retirement/retirement.bpmn");

    @TempDir
    Path folder;

    @Test
    void findsNothingInTheShippedProcesses() {
        var run = CommandRun.of("templates", "check", SHIPPED);

        assertThat(run.exit()).as(run.out()).isEqualTo(MusterCommands.OK);
        assertThat(run.out()).contains("0 findings in");
    }

    @Test
    void saysWhatIsOldAndChangesNothing() throws IOException {
        var old = outdated();

        var run = CommandRun.of("templates", "check", folder);

        assertThat(run.exit()).isEqualTo(MusterCommands.FINDINGS);
        assertThat(run.out())
                .contains("FINDING  mine/retirement.bpmn: Task_RetireVersion has no template;"
                        + " io.muster.step.retireVersion fits");
        assertThat(diagram()).hasContent(old);
    }

    @Test
    void rewritesWhatIsOldAndShowsTheDifference() throws IOException {
        outdated();

        var run = CommandRun.of("templates", "check", folder, "--upgrade");

        assertThat(run.exit()).isEqualTo(MusterCommands.OK);
        assertThat(run.out())
                .contains("mended   mine/retirement.bpmn: Task_RetireVersion")
                .contains("--- mine/retirement.bpmn")
                .containsPattern("(?m)^-    <bpmn:serviceTask id=\"Task_RetireVersion\"")
                .containsPattern("(?m)^\\+    <bpmn:serviceTask id=\"Task_RetireVersion\".*step.retireVersion\"");
        assertThat(Files.readString(diagram())).isEqualTo(Files.readString(RETIREMENT));
    }

    @Test
    void putsTheTemplatesAboveTheDiagrams() {
        assertThat(CommandRun.of("templates", "generate", folder).exit()).isEqualTo(MusterCommands.OK);

        assertThat(folder.resolve(".camunda/element-templates/step.retireVersion.json"))
                .hasSameTextualContentAs(SHIPPED.resolve(".camunda/element-templates/step.retireVersion.json"));
        assertThat(CommandRun.of("templates", "generate", folder).out()).contains("0 of ");
    }

    @Test
    void namesAFileThatIsNotADiagram() throws IOException {
        Files.writeString(folder.resolve("broken.bpmn"), "<bpmn:definitions>");

        var run = CommandRun.of("templates", "check", folder);

        assertThat(run.exit()).isEqualTo(MusterCommands.USAGE);
        assertThat(run.err()).contains("broken.bpmn").contains("is not well-formed XML");
    }

    @Test
    void saysThatThereIsNothingToCheck() {
        assertThat(CommandRun.of("templates", "check", folder).err()).contains("there is no *.bpmn file in");
        assertThat(CommandRun.of("templates", "check", folder.resolve("nowhere"))
                        .err())
                .contains("there is no folder");
    }

    private String outdated() throws IOException {
        var old = Files.readString(RETIREMENT).replace(" camunda:modelerTemplate=\"io.muster.step.retireVersion\"", "");
        Files.createDirectories(diagram().getParent());
        Files.writeString(diagram(), old);
        return old;
    }

    private Path diagram() {
        return folder.resolve("mine/retirement.bpmn");
    }
}
