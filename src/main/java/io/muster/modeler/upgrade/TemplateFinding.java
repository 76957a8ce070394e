package io.muster.modeler.upgrade;

/**
 * A deviation of an element from its template.
 *
 * @param element id in the diagram
 * @param what a sentence without full stop
 * @param mendable whether an upgrade fixes it
 */
public record TemplateFinding(String element, String what, boolean mendable) {}
