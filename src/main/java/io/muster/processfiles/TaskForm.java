package io.muster.processfiles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A form of the Camunda Modeler, as people fill it in for a task.
 *
 * @param fields everything in it that has a key, in order
 */
public record TaskForm(String id, List<FormField> fields) {

    /** What Muster asks of a person who decides. */
    public static final List<String> OF_A_DECISION =
            List.of("decision", "reason", "conditions", "validUntil", "dossier");

    /** What Muster only shows. */
    public static final List<String> SHOWN = List.of("version", "summary", "evidenceLink", "progress");

    /** How many fields of its own a form may have. */
    public static final int MOST = 10;

    public TaskForm {
        fields = List.copyOf(fields);
    }

    public static TaskForm of(JsonNode form) {
        return new TaskForm(form.path("id").asText(), inside(form).toList());
    }

    /** The fields that its designer added to those of a decision. */
    public List<FormField> own() {
        return fields.stream()
                .filter(field -> !OF_A_DECISION.contains(field.key()))
                .toList();
    }

    /** What cannot be kept of its own fields, a sentence each; empty if every answer can. */
    public List<String> faults() {
        var own = own();
        var keys = new HashSet<String>();
        var faults = own.stream().flatMap(field -> field.fault().stream());
        var repeated = own.stream()
                .map(FormField::key)
                .filter(key -> !keys.add(key))
                .map("field '%s' occurs in it twice"::formatted);
        var many = own.size() > MOST
                ? Stream.of("it has %d fields of its own; at most %d are kept".formatted(own.size(), MOST))
                : Stream.<String>empty();
        return Stream.of(faults, repeated, many).flatMap(each -> each).toList();
    }

    /** Whether the key is one that Muster gives a meaning. */
    static boolean isReserved(String key) {
        return Set.copyOf(OF_A_DECISION).contains(key) || SHOWN.contains(key);
    }

    private static Stream<FormField> inside(JsonNode component) {
        return StreamSupport.stream(component.path("components").spliterator(), false)
                .flatMap(each -> Stream.concat(FormField.find(each).stream(), inside(each)));
    }
}
