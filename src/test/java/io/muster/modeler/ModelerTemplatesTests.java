package io.muster.modeler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelerTemplatesTests {

    private static final String ID = "io.muster.event.waitForMessage";

    private final Template declared = EventTemplates.all().get(0);

    @TempDir
    Path folder;

    @Test
    void startsWithVersionOne() {
        assertThat(kit().newest(ID).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void keepsTheVersionWhenOnlyWordsChanged() {
        var kit = kit(named(declared.version(4), "Called otherwise", declared.properties()));

        assertThat(kit.newest(ID).orElseThrow()).isEqualTo(declared.version(4));
        assertThat(kit.files().get(declared.file())).doesNotContain("Called otherwise");
    }

    @Test
    void raisesTheVersionWhenTheContractChangedAndKeepsTheFormerOne() {
        var field = TemplateField.fixed(Binding.property("muster.former"), "yes");
        var former = named(declared.version(4), declared.name(), List.of(field));

        var kit = kit(former);

        assertThat(kit.newest(ID).orElseThrow()).isEqualTo(declared.version(5));
        assertThat(kit.version(ID, 4)).contains(former);
        assertThat(kit.files().get(declared.file())).contains("\"version\": 5").contains("\"version\": 4");
    }

    @Test
    void readsWhatItWrites() throws Exception {
        for (var versions : kit().newest()) {
            var written = TemplateJson.write(List.of(versions));
            assertThat(TemplateJson.read(new java.io.ByteArrayInputStream(written.getBytes("UTF-8"))))
                    .containsExactly(versions);
        }
    }

    @Test
    void mendsAFolderAndLeavesOthersTemplatesAlone() throws Exception {
        var templates = Files.createDirectories(folder.resolve(ModelerTemplates.FOLDER));
        Files.writeString(templates.resolve("gone.json"), "[{\"id\": \"io.muster.step.gone\"}]");
        Files.writeString(templates.resolve("theirs.json"), "[{\"id\": \"org.example.theirs\"}]");
        var kit = kit();

        assertThat(new TemplateFolder(folder).write(kit))
                .contains("gone.json", declared.file())
                .doesNotContain("theirs.json");
        assertThat(new TemplateFolder(folder).stale(kit)).isEmpty();
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

    private static Template named(Template template, String name, List<TemplateField> fields) {
        return new Template(
                template.schema(),
                name,
                template.id(),
                template.version(),
                template.description(),
                template.engines(),
                template.appliesTo(),
                template.elementType(),
                template.entriesVisible(),
                template.groups(),
                fields);
    }

    private static ModelerTemplates kit(Template... former) {
        return ModelerTemplates.of(List.of(), new ShippedTemplates() {
            @Override
            List<Template> of(Template template) {
                return List.of(former).stream()
                        .filter(each -> each.id().equals(template.id()))
                        .toList();
            }
        });
    }
}
