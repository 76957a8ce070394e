package io.muster.modeler.upgrade;

/**
 * An element that is not as its template would have it.
 *
 * @param element id in the diagram
 * @param what a sentence without full stop
 * @param mendable whether an upgrade mends it
 */
public record TemplateFinding(String element, String what, boolean mendable) {}
