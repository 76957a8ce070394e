package io.muster.verification.model;

/**
 * Something in a diagram of which nothing can be promised.
 *
 * @param element its id
 * @param what it is and why it is not translated, without full stop
 */
public record Untranslated(String process, String element, String what) {}
