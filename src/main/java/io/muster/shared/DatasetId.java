package io.muster.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name of a registered dataset. A dataset never changes; new data gets a new name.
 *
 * @param name lower-case letters, digits and single hyphens: {@code german-credit-validation}
 */
public record DatasetId(@JsonValue String name) {

    @JsonCreator
    public DatasetId {
        Names.requireName("dataset", name);
    }

    @Override
    public String toString() {
        return name;
    }
}
