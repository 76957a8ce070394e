package io.muster.shared.web;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.shared.SharedProblem;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedJsonTests {

    private final ObjectMapper json = new ObjectMapper(new CheckedJson());

    private record Note(String title, List<String> tags, Map<String, Object> more, JsonNode tree) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"title": "a%sb"}                     | 'title'
            {"tags": ["a", "%s"]}                 | 'tags[1]'
            {"more": {"x": {"y": ["%s"]}}}        | 'more.x.y[0]'
            {"tree": {"x": "%s"}}                 | 'tree.x'
            {"more": {"%s": 1}}                   | The name of a field in 'more'
            {"%s": 1}                             | The name of a field
            """)
    void namesTheFieldOfATextThatNoDatabaseKeeps(String body, String field) {
        // Half of a character in the name of a field is refused by Jackson itself.
        var unusable =
                field.startsWith("The name") ? List.of("\\u0000") : List.of("\\u0000", "\\ud83d", "\\ude00\\ud83d");
        for (var character : unusable) {
            var text = body.formatted(character);
            assertThatThrownBy(() -> json.readValue(text, Note.class))
                    .as(text)
                    .hasMessageStartingWith(field + " contains ");
            assertThatThrownBy(() -> json.readValue(new StringReader(text), Note.class))
                    .hasMessageStartingWith(field + " contains ");
            assertThatThrownBy(() ->
                            json.readValue(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Note.class))
                    .hasMessageStartingWith(field + " contains ");
            assertThatThrownBy(() -> json.readTree(text)).hasMessageStartingWith(field + " contains ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": \"Gr\u00fc\u00dfe \\ud83d\\ude00 \\n\", \"tags\": [\"a\"], \"more\": {\"x\": [1, null]}}"
            })
    void readsEverythingElseAsBefore(String text) throws Exception {
        assertThat(json.readValue(text, Note.class)).isEqualTo(new ObjectMapper().readValue(text, Note.class));
        assertThat(json.readTree(text)).isEqualTo(new ObjectMapper().readTree(text));
    }

    @Test
    void aCopyChecksAsWell() {
        assertThatThrownBy(() -> json.copy().readTree("\"\\u0000\""))
                .satisfies(refusedWith(SharedProblem.UNUSABLE_TEXT));
    }
}
