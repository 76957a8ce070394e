package io.muster.inventory.models;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The type of a model. Its name is used in decision tables, in the REST API and on pages. */
public enum ModelType {
    MACHINE_LEARNING("machine-learning"),
    STATISTICAL("statistical"),
    PREDICTIVE("predictive"),
    RULE_BASED("rule-based"),
    VENDOR("vendor"),
    GENERATIVE("generative");

    private final String word;

    ModelType(String word) {
        this.word = word;
    }

    @JsonValue
    public String word() {
        return word;
    }

    public static ModelType of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is not a model type: expected one of %s"
                        .formatted(
                                word,
                                Arrays.stream(values()).map(ModelType::word).toList())));
    }
}
