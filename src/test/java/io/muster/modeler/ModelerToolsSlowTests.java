package io.muster.modeler;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.lifecycle.Diagram;
import io.muster.testing.Node;
import io.muster.testing.NodePackage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The results of the Modeler's own tools on our templates and diagrams. */
class ModelerToolsSlowTests {

    private static final Path PROCESSES = Path.of("processes").toAbsolutePath();

    private static NodePackage tools;

    @TempDir
    Path folder;

    @BeforeAll
    static void install() throws Exception {
        tools = NodePackage.install("modeler");
    }

    @Test
    void theOfficialValidatorFindsNothingInOurTemplates() throws Exception {
        var run = validate(PROCESSES.resolve(ModelerTemplates.FOLDER));

        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("%d files, 0 bad"
                        .formatted(ModelerTemplates.read().files().size()));
    }

    @Test
    void theOfficialValidatorWouldFindSomething() throws Exception {
        Files.writeString(folder.resolve("nameless.json"), "{\"id\": \"x\", \"appliesTo\": [], \"properties\": []}");

        assertThat(validate(folder).exit()).isEqualTo(1);
    }

    @Test
    void bpmnlintFindsNothingInOurDiagrams() throws Exception {
        var run = lint(diagrams());

        assertThat(run.exit()).as(run.out()).isZero();
    }

    @Test
    void bpmnlintWouldFindSomething() throws Exception {
        var loose = folder.resolve("loose.bpmn");
        Files.writeString(loose, Diagram.process("loose", "<bpmn:task id=\"Loose\"/>"));

        var run = lint(List.of(loose));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("Loose");
    }

    private static Node validate(Path templates) throws Exception {
        return tools.run("node", "templates.mjs", templates.toString());
    }

    private static Node lint(List<Path> diagrams) throws Exception {
        var command = new ArrayList<>(List.of("node", "node_modules/bpmnlint/bin/bpmnlint.js"));
        diagrams.forEach(file -> command.add(file.toString()));
        return tools.run(command.toArray(String[]::new));
    }

    private static List<Path> diagrams() throws Exception {
        try (var files = Files.walk(PROCESSES)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }
}
