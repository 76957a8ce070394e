package io.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The scripts that create the database: one for each module, and each table once in its final form. */
class SchemaScriptsTests {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");
    private static final Pattern NAME = Pattern.compile("V\\d{3}__([a-z]+)\\.sql");
    private static final Pattern TABLE = Pattern.compile("create table (\\w+)");
    private static final String QUARTZ = "qrtz_";

    @Test
    void eachModuleHasOneScript() throws IOException {
        var modules = scripts().stream().map(SchemaScriptsTests::module).toList();

        assertThat(modules).doesNotHaveDuplicates().isNotEmpty();
        assertThat(modules)
                .allSatisfy(module ->
                        assertThat(Path.of("src/main/java/io/muster", module)).isDirectory());
    }

    @Test
    void aTableBearsTheNameOfItsModule() throws IOException {
        for (var script : scripts()) {
            assertThat(tables(script))
                    .as(script.toString())
                    .isNotEmpty()
                    .allMatch(table -> table.startsWith(module(script) + "_") || table.startsWith(QUARTZ));
        }
    }

    @Test
    void noScriptChangesWhatAnotherCreated() throws IOException {
        for (var script : scripts()) {
            assertThat(Files.readString(script).toLowerCase(Locale.ROOT))
                    .as(script.toString())
                    .doesNotContainPattern("(?m)^(alter|drop|update|delete) ");
        }
    }

    private static List<Path> scripts() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    private static List<String> tables(Path script) throws IOException {
        return TABLE.matcher(Files.readString(script))
                .results()
                .map(MatchResult::group)
                .map(found -> found.substring("create table ".length()))
                .toList();
    }

    private static String module(Path script) {
        var name = NAME.matcher(script.getFileName().toString());
        assertThat(name.matches()).as(script.toString()).isTrue();
        return name.group(1);
    }
}
