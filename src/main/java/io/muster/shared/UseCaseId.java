package io.muster.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name of a use case, for people and programs alike.
 *
 * @param name lower-case letters, digits and single hyphens, 2 to 63 characters: {@code credit-trees}
 */
public record UseCaseId(@JsonValue String name) {

    @JsonCreator
    public UseCaseId {
        Names.requireName("use case", name);
    }

    @Override
    public String toString() {
        return name;
    }
}
