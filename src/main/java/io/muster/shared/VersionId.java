package io.muster.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The id of a model version: {@code credit-trees@3}. It is also the business key of the version's processes.
 *
 * @param model the model
 * @param number counts from 1
 */
public record VersionId(ModelId model, int number) implements SubjectId {

    public VersionId {
        if (number < 1) {
            throw new IllegalArgumentException("Versions of '%s' are numbered from 1, not %d".formatted(model, number));
        }
    }

    /** @throws InvalidVersionId unless the text is {@code model@number} */
    @JsonCreator
    public static VersionId parse(String text) {
        var at = text.lastIndexOf('@');
        if (at < 1) {
            throw new InvalidVersionId(text);
        }
        try {
            return new VersionId(new ModelId(text.substring(0, at)), Integer.parseInt(text.substring(at + 1)));
        } catch (IllegalArgumentException e) {
            throw new InvalidVersionId(text);
        }
    }

    @Override
    public String chain() {
        return model.name();
    }

    @JsonValue
    @Override
    public String toString() {
        return model + "@" + number;
    }
}
