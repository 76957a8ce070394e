package io.muster.inventory.versions;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The origin of a version, which decides which build process runs. */
public enum Origin {
    /** Trained by the process itself. */
    TRAINED("trained"),
    /** Built elsewhere; the artifact is submitted. */
    IMPORTED("imported"),
    /** Rules written by people, as a DMN model. */
    AUTHORED("authored"),
    /** Bought; a description of an endpoint takes the place of the artifact. */
    VENDOR("vendor");

    private final String word;

    Origin(String word) {
        this.word = word;
    }

    @JsonValue
    public String word() {
        return word;
    }

    public static Origin of(String word) {
        return Arrays.stream(values())
                .filter(origin -> origin.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is not an origin: expected one of %s"
                        .formatted(
                                word, Arrays.stream(values()).map(Origin::word).toList())));
    }
}
