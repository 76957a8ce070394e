package io.muster.modeler;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element template for Camunda 7, in the order in which it is written. It has no conditions and no icon: Camunda 7
 * silently ignores both.
 *
 * @param version rises when the contract changes: what the template writes, not how it is described
 * @param entriesVisible whether the Modeler shows the element's other settings beside the template's
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Template(
        @JsonProperty("$schema") String schema,
        String name,
        String id,
        int version,
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
                0,
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
                0,
                description,
                ENGINES,
                List.of(type),
                new ElementType(type),
                true,
                Groups.of(fields),
                fields);
    }

    Template version(int number) {
        return new Template(
                schema,
                name,
                id,
                number,
                description,
                engines,
                appliesTo,
                elementType,
                entriesVisible,
                groups,
                properties);
    }

    /** Whether two templates write the same, regardless of their descriptions. */
    boolean hasContractOf(Template other) {
        return contract().equals(other.contract());
    }

    private Template contract() {
        return new Template(
                "",
                "",
                id,
                0,
                "",
                engines,
                appliesTo,
                elementType,
                entriesVisible,
                List.of(),
                properties.stream().map(TemplateField::withoutWords).toList());
    }

    /** The file that contains it. */
    @JsonIgnore
    public String file() {
        return id.substring(PREFIX.length()) + ".json";
    }
}
