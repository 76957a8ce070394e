package io.muster.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.extensions.OutsideJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands with the jar of {@code docs/examples/own-step} on the class path. */
class OwnStepCommandsTests {

    private static final Path EXAMPLE = Path.of("docs/examples/own-step");
    private static final Path SHIPPED_TEMPLATES =
            EXAMPLE.resolve("src/main/resources/META-INF/muster/element-templates");
    private static final String TEMPLATE = "step.openTicket.json";

    @TempDir
    static Path folder;

    private static Path jar;

    @BeforeAll
    static void compile() throws IOException {
        jar = OutsideJar.ofExample(folder);
    }

    @Test
    void aDiagramWithAStepFromOutsideIsProvedLikeAnyOther() throws Exception {
        var run = OutsideJar.calling(() -> CommandRun.of("verify", EXAMPLE.resolve("processes")), jar);

        assertThat(run.out())
                .contains("rules: kept by every diagram")
                .contains("hand-over: may be deployed")
                .contains("verdict: may be deployed");
        assertThat(run.exit()).isEqualTo(MusterCommands.OK);
    }

    @Test
    void withoutItsJarTheStepIsUnknown() {
        var run = CommandRun.of("verify", EXAMPLE.resolve("processes"));

        assertThat(run.out()).contains("long step 'openTicket' does not exist").contains("MUST NOT be deployed");
    }

    @Test
    void itsTemplateAndItsEntryInTheCatalogueAreMade() throws Exception {
        var designs = Files.createDirectories(folder.resolve("designs"));
        var page = folder.resolve("steps.md");

        var run = OutsideJar.calling(() -> CommandRun.of("templates", "generate", designs, "--page", page), jar);

        assertThat(run.exit()).isEqualTo(MusterCommands.OK);
        var made = designs.resolve(".camunda/element-templates").resolve(TEMPLATE);
        if (System.getProperty("muster.generate") != null) {
            Files.copy(made, SHIPPED_TEMPLATES.resolve(TEMPLATE), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(made).hasSameTextualContentAs(SHIPPED_TEMPLATES.resolve(TEMPLATE));
        assertThat(page)
                .content()
                .contains("### Open ticket")
                .contains("* **In a new place**: the owner of the process signs")
                .contains("* **From outside**: `org.example.desk.OpenTicket`");
    }

    @Test
    void aRefusedJarIsSaidWithWhatToDo() throws Exception {
        var twice = Files.copy(jar, folder.resolve("again.jar"));

        var run = OutsideJar.calling(() -> CommandRun.of("verify", EXAMPLE.resolve("processes")), jar, twice);

        assertThat(run.exit()).isEqualTo(MusterCommands.USAGE);
        assertThat(run.err())
                .contains(
                        "Two steps have the id 'openTicket': org.example.desk.OpenTicket and org.example.desk.OpenTicket")
                .contains("Give one of them another id");
    }
}
