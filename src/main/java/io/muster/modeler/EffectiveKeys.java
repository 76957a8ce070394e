package io.muster.modeler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The keys of an element template that have an effect in Camunda 7. The official validator accepts a template with a
 * condition or an icon, and the Modeler then silently ignores both.
 */
final class EffectiveKeys {

    private static final Set<String> TEMPLATE = Set.of(
            "$schema",
            "name",
            "id",
            "version",
            "description",
            "documentationRef",
            "engines",
            "appliesTo",
            "elementType",
            "entriesVisible",
            "groups",
            "properties",
            "scopes",
            "isDefault",
            "deprecated",
            "keywords",
            "metadata",
            "category");

    private static final Set<String> PROPERTY = Set.of(
            "id",
            "label",
            "description",
            "group",
            "type",
            "value",
            "placeholder",
            "editable",
            "choices",
            "constraints",
            "binding");

    private static final Set<String> BINDING = Set.of(
            "type",
            "name",
            "source",
            "target",
            "event",
            "scriptFormat",
            "expression",
            "variables",
            "sourceExpression",
            "implementationType",
            "errorRef");

    private static final Set<String> ELEMENT_TYPE = Set.of("value");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final List<String> complaints = new ArrayList<>();

    private EffectiveKeys(Path file) {
        this.file = file;
    }

    static List<String> complaints(Path file) throws IOException {
        var check = new EffectiveKeys(file);
        check.read();
        return check.complaints;
    }

    private void read() throws IOException {
        try {
            var content = JSON.readTree(file.toFile());
            if (content.isArray()) {
                content.forEach(this::check);
            } else {
                check(content);
            }
        } catch (JsonProcessingException e) {
            complaints.add("%s is not JSON, which prevents the Modeler from loading any template: %s"
                    .formatted(file.getFileName(), e.getOriginalMessage()));
        }
    }

    private void check(JsonNode template) {
        check(template, TEMPLATE, "template");
        check(template.path("elementType"), ELEMENT_TYPE, "elementType");
        for (var property : template.path("properties")) {
            check(property, PROPERTY, "property");
            check(property.path("binding"), BINDING, "binding");
        }
    }

    private void check(JsonNode node, Set<String> effective, String where) {
        node.fieldNames().forEachRemaining(key -> {
            if (!effective.contains(key)) {
                complaints.add("%s: '%s' of a %s has no effect in Camunda 7".formatted(file.getFileName(), key, where));
            }
        });
    }
}
