package io.muster.inventory.usecases;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The materiality of a use case. */
public enum Materiality {
    @JsonProperty("high")
    HIGH,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("low")
    LOW
}
