package io.muster.statistics;

/** A statistic has no value for this data, such as an AUC without a single positive. The message says why. */
public class Undefined extends RuntimeException {

    public Undefined(String message) {
        super(message);
    }
}
