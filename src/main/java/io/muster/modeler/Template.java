package io.muster.modeler;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element template for Camunda 7, in the order in which it is written. It has no conditions and no icon: Camunda 7
 * silently ignores both. It has no version either: an element with a version of its template is unknown to a Modeler that
 * has another one only, so every diagram uses the templates of the Muster it is for, and {@code templates check} compares
 * what they say (ADR 008).
 *
 * @param entriesVisible whether the Modeler shows the element's other settings beside the template's
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Template(
        @JsonProperty("$schema") String schema,
        String name,
        String id,
        String description,
        Map<String, String> engines,
        List<String> appliesTo,
        ElementType elementType,
        @Nullable Boolean entriesVisible,
        List<Group> groups,
        List<TemplateField> properties) {

    /** Pinned, because a Modeler refuses templates of a newer schema than its own. */
    static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema@0.22.1/resources/schema.json";

    static final String PREFIX = "io.muster.";

    private static final Map<String, String> ENGINES = Map.of("camunda", "^7.20");

    public Template {
        engines = Map.copyOf(engines);
        appliesTo = List.copyOf(appliesTo);
        groups = groups == null ? List.of() : List.copyOf(groups);
        properties = List.copyOf(properties);
    }

    /** The element's type after the template is chosen, such as {@code bpmn:ServiceTask}. */
    public record ElementType(String value) {}

    /** The heading of a group of fields. */
    public record Group(String id, String label) {}

    static Template task(String name, String id, String description, String type, List<TemplateField> fields) {
        return new Template(
                SCHEMA,
                name,
                PREFIX + id,
                description,
                ENGINES,
                List.of("bpmn:Task", type),
                new ElementType(type),
                null,
                Groups.of(fields),
                fields);
    }

    static Template event(String name, String id, String description, String type, List<TemplateField> fields) {
        return new Template(
                SCHEMA,
                name,
                PREFIX + id,
                description,
                ENGINES,
                List.of(type),
                new ElementType(type),
                true,
                Groups.of(fields),
                fields);
    }

    /** The file that contains it. */
    @JsonIgnore
    public String file() {
        return id.substring(PREFIX.length()) + ".json";
    }
}
