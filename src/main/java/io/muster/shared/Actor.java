package io.muster.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The author of an action: a person by user id, or a part of Muster itself ({@code system:lifecycle}).
 *
 * @param id never blank; person ids are compared without regard to case, see {@link #samePersonAs}
 */
public record Actor(@JsonValue String id) {

    private static final String SYSTEM = "system:";

    @JsonCreator
    public Actor {
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("An actor needs an id");
        }
    }

    public static Actor person(String id) {
        if (id.startsWith(SYSTEM)) {
            throw new IllegalArgumentException(
                    "'%s' is not the id of a person: '%s' is reserved".formatted(id, SYSTEM));
        }
        return new Actor(id);
    }

    public static Actor system(String part) {
        return new Actor(SYSTEM + part);
    }

    public boolean isPerson() {
        return !id.startsWith(SYSTEM);
    }

    /** Two spellings of one user id are one person: separation of duties must not depend on a capital letter. */
    public boolean samePersonAs(Actor other) {
        return id.strip().equalsIgnoreCase(other.id.strip());
    }

    @Override
    public String toString() {
        return id;
    }
}
