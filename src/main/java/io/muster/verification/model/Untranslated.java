package io.muster.verification.model;

/**
 * A part of a diagram that the proof cannot cover.
 *
 * @param element its id
 * @param what it is and why it is not translated, without full stop
 */
public record Untranslated(String process, String element, String what) {}
