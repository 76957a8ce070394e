package io.muster.processfiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fields of its own that a form may have. */
class TaskFormTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "type": "textfield", "key": "Rating", "label": "R"                                            | a small letter first
            "type": "textfield", "key": "a.b", "label": "R"                                               | a small letter first
            "type": "textfield", "key": "summary", "label": "R"                                           | a meaning of Muster's
            "type": "textfield", "key": "rating"                                                          | needs a label
            "type": "filepicker", "key": "rating", "label": "R"                                           | its type 'filepicker'
            "type": "checklist", "key": "rating", "label": "R", "values": []                              | its type 'checklist'
            "type": "dynamiclist", "path": "rating", "label": "R"                                         | its type 'dynamiclist'
            "type": "select", "key": "rating", "label": "R", "valuesKey": "x"                             | values must be listed
            "type": "textfield", "key": "rating", "label": "R", "readonly": true                          | it is read-only
            "type": "textfield", "key": "rating", "label": "R", "disabled": true                          | it is read-only
            "type": "textfield", "key": "rating", "label": "R", "validate": {"pattern": "a"}              | in the browser only
            "type": "number", "key": "r", "label": "R", "conditional": {"hide": "=a"}, "validate": {"required": true} | may be hidden
            """)
    void refusesAFieldWhoseAnswerCouldNotBeKept(String field, String why) throws IOException {
        assertThat(form("{%s}".formatted(field)).faults())
                .singleElement()
                .asString()
                .contains(why);
    }

    @Test
    void refusesMoreThanTenAndTheSameTwice() throws IOException {
        var eleven = IntStream.rangeClosed(1, 11)
                .mapToObj("{\"type\": \"number\", \"key\": \"n%d\", \"label\": \"N\"}"::formatted)
                .collect(Collectors.joining(","));
        var one = "{\"type\": \"number\", \"key\": \"n\", \"label\": \"N\"}";

        assertThat(form(eleven).faults()).containsExactly("it has 11 fields of its own; at most 10 are kept");
        assertThat(form(one + "," + one).faults()).containsExactly("field 'n' occurs in it twice");
    }

    @Test
    void takesTypedFieldsInsideGroupsToo() throws IOException {
        var form = form("""
                {"type": "group", "components": [{"type": "radio", "key": "risk", "label": "Risk",
                  "values": [{"label": "Low", "value": "low"}]}]},
                {"type": "text", "text": "Read this"},
                {"type": "textfield", "key": "dossier", "readonly": true}""");

        assertThat(form.faults()).isEmpty();
        assertThat(form.own()).extracting(FormField::key).containsExactly("risk");
    }

    private static TaskForm form(String components) throws IOException {
        return TaskForm.of(new ObjectMapper().readTree("{\"id\": \"f\", \"components\": [%s]}".formatted(components)));
    }
}
