package io.muster.modeler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelerTemplatesTests {

    private final Template declared = EventTemplates.all().get(0);

    @TempDir
    Path folder;

    /** With any templates of an earlier version in the folder. */
    @Test
    void areMadeFromTheDeclarationsAlone() throws Exception {
        var templates = new TemplateFolder(folder);
        templates.write(noTemplates());
        var file = folder.resolve(ModelerTemplates.FOLDER).resolve(declared.file());
        var generated = Files.readString(file);
        Files.writeString(file, generated.replace("bpmn:", "bpmn2:"));

        assertThat(templates.write(noTemplates())).containsExactly(declared.file());
        assertThat(file).hasContent(generated);
    }

    @Test
    void mendsAFolderAndLeavesOthersTemplatesAlone() throws Exception {
        var templates = Files.createDirectories(folder.resolve(ModelerTemplates.FOLDER));
        Files.writeString(templates.resolve("gone.json"), "[{\"id\": \"io.muster.step.gone\"}]");
        Files.writeString(templates.resolve("theirs.json"), "[{\"id\": \"org.example.theirs\"}]");
        var shipped = noTemplates();

        assertThat(new TemplateFolder(folder).write(shipped))
                .contains("gone.json", declared.file())
                .doesNotContain("theirs.json");
        assertThat(new TemplateFolder(folder).stale(shipped)).isEmpty();
        assertThat(templates.resolve("gone.json")).doesNotExist();
        assertThat(templates.resolve("theirs.json")).exists();
    }

    @Test
    void refusesKeysWithoutEffect() throws Exception {
        var templates = Files.createDirectories(folder.resolve(ModelerTemplates.FOLDER));
        Files.writeString(templates.resolve("fancy.json"), """
                {"id": "x", "icon": {}, "properties": [{"condition": {}, "binding": {"type": "property", "name": "y"}}]}""");
        Files.writeString(templates.resolve("torn.json"), "{");

        assertThat(new TemplateFolder(folder).ineffective())
                .hasSize(3)
                .contains(
                        "fancy.json: 'icon' of a template has no effect in Camunda 7",
                        "fancy.json: 'condition' of a property has no effect in Camunda 7")
                .anyMatch(sentence -> sentence.startsWith("torn.json is not JSON"));
    }

    private static ModelerTemplates noTemplates() {
        return ModelerTemplates.of(List.of());
    }
}
