package io.muster.validation.rules;

/** Who will ask a table: the same cell does not mean the same to all. */
public enum Dialect {
    /** FEEL as DMN has it. */
    STANDARD,
    /**
     * The process engine's FEEL (Camunda 7.24, tried out). It takes lists and {@code not(...)} of truth values for something
     * else, and knows no exponents: such cells are not understood here.
     */
    ENGINE
}
