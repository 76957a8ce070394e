package io.muster.decisiontables;

/** The engine that will evaluate a table: the same cell does not mean the same everywhere. */
public enum Dialect {
    /** FEEL as specified by DMN. */
    STANDARD,
    /**
     * The process engine's FEEL (Camunda 7.24, tried out). It misreads lists and {@code not(...)} of truth values, and
     * does not support exponents: such cells are not understood here.
     */
    ENGINE
}
