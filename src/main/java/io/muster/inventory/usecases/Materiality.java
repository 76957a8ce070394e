package io.muster.inventory.usecases;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much hangs on a use case. */
public enum Materiality {
    @JsonProperty("high")
    HIGH,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("low")
    LOW
}
