package io.muster.modeler;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value that a template sets or asks for.
 *
 * @param value text or boolean; null for no proposal
 * @param editable false if a designer sees but cannot change it; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TemplateField(
        @Nullable String label,
        @Nullable String description,
        @Nullable String group,
        String type,
        @Nullable Object value,
        @Nullable Boolean editable,
        @Nullable List<Choice> choices,
        @Nullable Constraints constraints,
        Binding binding) {

    private static final String HIDDEN = "Hidden";

    /** One entry of a list to choose from. */
    public record Choice(String name, String value) {}

    /** The values that the Modeler accepts. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Constraints(
            @Nullable Boolean notEmpty, @Nullable Pattern pattern) {}

    /** A regular expression, and the message when a value does not match. */
    public record Pattern(String value, String message) {}

    static TemplateField fixed(Binding binding, String value) {
        return new TemplateField(null, null, null, HIDDEN, value, null, null, null, binding);
    }

    /** A switch that a designer can see but not change. */
    static TemplateField on(String label, String description, String group, Binding binding) {
        return new TemplateField(label, description, group, "Boolean", true, false, null, null, binding);
    }

    static TemplateField required(String label, String group, @Nullable String proposed, Binding binding) {
        return new TemplateField(
                label, null, group, "String", proposed, null, null, new Constraints(true, null), binding);
    }

    static TemplateField optional(String label, String group, Binding binding) {
        return new TemplateField(label, null, group, "String", null, null, null, null, binding);
    }

    /** A proposed value that equals the default. */
    static TemplateField suggested(String label, String group, String proposed, Binding binding) {
        return new TemplateField(label, null, group, "String", proposed, null, null, null, binding);
    }

    static TemplateField oneOf(String label, String group, List<String> words, String proposed, Binding binding) {
        var choices = words.stream().map(word -> new Choice(word, word)).toList();
        return new TemplateField(label, null, group, "Dropdown", proposed, null, choices, null, binding);
    }

    TemplateField described(String text) {
        return new TemplateField(label, text, group, type, value, editable, choices, constraints, binding);
    }

    TemplateField matching(String pattern, String message) {
        var notEmpty = constraints == null ? null : constraints.notEmpty();
        var both = new Constraints(notEmpty, new Pattern(pattern, message));
        return new TemplateField(label, description, group, type, value, editable, choices, both, binding);
    }

    /** Whether the template alone determines the value. */
    @JsonIgnore
    public boolean isFixed() {
        return type.equals(HIDDEN) || Boolean.FALSE.equals(editable);
    }

    @JsonIgnore
    public boolean isRequired() {
        return constraints != null && Boolean.TRUE.equals(constraints.notEmpty());
    }

    /** The template's value as written in a diagram; null for nothing. */
    public @Nullable String text() {
        return value == null ? null : value.toString();
    }

    /** Whether a designer may write this value. */
    public boolean permits(String text) {
        return choices == null
                || choices.stream().anyMatch(choice -> choice.value().equals(text));
    }
}
