package io.muster.lifecycle.steps.use;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A field of an intended use that is described differently.
 *
 * @param field such as {@code model.limitations}
 */
public record UseChange(String field, JsonNode before, JsonNode after) {

    /** The field of the reference of monitoring, which is not described in the inventory. */
    static final String REFERENCE = "reference";

    private static final String NOT_RECORDED = "the use, which was not recorded";

    /** What differs between two intended uses. A use that was never recorded cannot have been signed off. */
    public static List<UseChange> between(@Nullable JsonNode signed, @Nullable JsonNode now) {
        if (signed == null || now == null) {
            return List.of(new UseChange(NOT_RECORDED, NullNode.instance, NullNode.instance));
        }
        var changes = new ArrayList<UseChange>();
        now.properties().forEach(part -> {
            var before = signed.path(part.getKey());
            if (part.getValue().isObject()) {
                changes.addAll(members(part.getKey(), before, part.getValue()));
            } else if (!part.getValue().equals(before)) {
                changes.add(change(part.getKey(), before, part.getValue()));
            }
        });
        return changes;
    }

    /** Another reference of monitoring, by what each was made from. */
    public static UseChange ofReference(@Nullable String before, String after) {
        return new UseChange(
                REFERENCE, before == null ? NullNode.instance : TextNode.valueOf(before), TextNode.valueOf(after));
    }

    private static List<UseChange> members(String part, JsonNode before, JsonNode after) {
        var changes = new ArrayList<UseChange>();
        after.properties().stream()
                .filter(member -> !member.getValue().equals(before.path(member.getKey())))
                .forEach(member -> changes.add(
                        change(part + "." + member.getKey(), before.path(member.getKey()), member.getValue())));
        before.properties().stream()
                .filter(member -> !after.has(member.getKey()))
                .forEach(member -> changes.add(
                        change(part + "." + member.getKey(), member.getValue(), MissingNode.getInstance())));
        return changes;
    }

    private static UseChange change(String field, JsonNode before, JsonNode after) {
        return new UseChange(field, stored(before), stored(after));
    }

    private static JsonNode stored(JsonNode value) {
        return value.isMissingNode() ? NullNode.instance : value;
    }

    @JsonIgnore
    public ChangeKind kind() {
        return ChangeKind.ofField(field);
    }

    /** Both values in words: {@code model.limitations: none; now "Not below the age of 21"}. */
    public String inWords() {
        return "%s: %s; now %s".formatted(field, words(before), words(after));
    }

    private static String words(JsonNode value) {
        if (value.isNull() || value.isArray() && value.isEmpty()) {
            return "none";
        }
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(UseChange::words)
                        .collect(Collectors.joining(", "))
                : value.isTextual() ? "\"%s\"".formatted(value.asText()) : value.toString();
    }
}
