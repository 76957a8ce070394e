package io.muster.modeler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The check that generated files match the steps' declarations; {@code -Dmuster.generate} writes them. */
class GeneratedFilesTests {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path PAGE = Path.of("docs/steps.md");
    private static final String MEND = "generate again: mvn test -Dtest=GeneratedFilesTests -Dmuster.generate";

    private static final ModelerTemplates KIT = ModelerTemplates.read();

    @BeforeAll
    static void generateIfRequested() throws IOException {
        if (System.getProperty("muster.generate") != null) {
            new TemplateFolder(PROCESSES).write(KIT);
            Files.writeString(PAGE, KIT.page());
        }
    }

    @Test
    void templatesAreThoseOfTheDeclarations() throws IOException {
        assertThat(new TemplateFolder(PROCESSES).stale(KIT)).as(MEND).isEmpty();
    }

    @Test
    void pageOfStepsIsThatOfTheDeclarations() {
        assertThat(PAGE).as(MEND).hasContent(KIT.page());
    }

    @Test
    void templatesHaveNothingWithoutEffect() throws IOException {
        assertThat(new TemplateFolder(PROCESSES).ineffective()).isEmpty();
    }
}
