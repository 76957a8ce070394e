package io.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The check that everything the documents refer to exists: files, headings, pictures and tests. */
class DocumentationTests {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern TEST = Pattern.compile("`(?:[a-z]+\\.)*([A-WYZ]\\w+Tests)`");
    private static final long LARGEST_PICTURE = 200_000;
    private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```|`[^`\\n]*`");

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) {
        var text = CODE.matcher(read(document)).replaceAll("code");

        assertThat(LINK.matcher(text)
                        .results()
                        .map(link -> link.group(1))
                        .filter(link -> !link.contains(":"))
                        .filter(link -> !resolves(document, link)))
                .as("links of %s to a file or heading that does not exist", document)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyTestNamedExists(Path document) throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            var tests = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());

            assertThat(TEST.matcher(read(document))
                            .results()
                            .map(named -> named.group(1))
                            .filter(test -> !tests.contains(test + ".java")))
                    .as("tests that %s names and that do not exist", document)
                    .isEmpty();
        }
    }

    @Test
    void everyPictureIsShownSomewhereAndSmall() throws IOException {
        var texts = documents().stream().map(DocumentationTests::read).collect(Collectors.joining());

        try (var pictures = Files.list(Path.of("docs/images"))) {
            assertThat(pictures).allSatisfy(picture -> {
                assertThat(texts).contains("images/" + picture.getFileName());
                assertThat(picture.toFile())
                        .has(new Condition<>(
                                file -> file.length() < LARGEST_PICTURE, "fewer than %d bytes", LARGEST_PICTURE));
            });
        }
    }

    /** A row of a walk: a package, what may stay closed of it, and its files. */
    private static final Pattern WALK_ROW =
            Pattern.compile("(?m)^\\| `([a-z.]+)`(, one of a list|, closed)? \\| (.*) \\|$");

    @Test
    void theWalksListFilesThatExistAndCountThem() {
        var page = read(Path.of("docs/reference/walks.md"));
        var walks = page.split("\n## ");

        assertThat(walks).hasSize(4);
        for (var walk : List.of(walks).subList(1, 4)) {
            var opened = new int[3];
            WALK_ROW.matcher(walk).results().forEach(row -> {
                var files = row.group(3).replaceAll("[`,]", "").split(" ");
                assertThat(files)
                        .allSatisfy(file -> assertThat(Path.of(
                                                "src/main/java/io/muster",
                                                row.group(1).split("\\."))
                                        .resolve(file + ".java"))
                                .exists());
                opened[0] += files.length;
                opened[1] += ", one of a list".equals(row.group(2)) ? 0 : files.length;
                opened[2] += row.group(2) == null ? files.length : 0;
            });
            assertThat(page)
                    .as("the figures of this walk")
                    .contains("\n| %s | %d | %d | %d |\n"
                            .formatted(walk.lines().findFirst().orElseThrow(), opened[0], opened[1], opened[2]));
        }
    }

    static List<Path> documents() throws IOException {
        try (var own = Files.list(Path.of(""));
                var docs = Files.walk(Path.of("docs"));
                var processes = Files.walk(Path.of("processes"))) {
            return Stream.of(own, docs, processes)
                    .flatMap(each -> each)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean resolves(Path document, String link) {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty()
                ? document
                : document.resolveSibling(parts[0]).normalize();
        return Files.exists(target)
                && (parts.length == 1 || anchors(read(target)).anyMatch(parts[1]::equals));
    }

    /** As GitHub makes them: lower case, without punctuation, blanks as hyphens. */
    private static Stream<String> anchors(String text) {
        return HEADING.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(heading -> heading.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).lines().collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException notThere) {
            throw new UncheckedIOException(notThere);
        }
    }
}
