package io.muster.modeler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Templates in the Modeler's JSON format; identical on every system, so that they can be compared. */
final class TemplateJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter()
            .withSeparators(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withArrayEmptySeparator("")
                    .withObjectEmptySeparator(""));

    private TemplateJson() {}

    static String write(Template template) {
        var printer = PRINTER.createInstance();
        printer.indentArraysWith(LINES);
        printer.indentObjectsWith(LINES);
        try {
            return JSON.writer(printer).writeValueAsString(List.of(template)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Template %s could not be written".formatted(template.id()), e);
        }
    }
}
