package io.muster.lifecycle.diagram;

/**
 * A file of a deployment.
 *
 * @param name as sent, whose ending says what it is
 * @param content as sent
 */
public record SentFile(String name, byte[] content) {

    /** By the endings the engine goes by, which need no dot. */
    boolean isDiagram() {
        return name.endsWith("bpmn") || name.endsWith("bpmn20.xml");
    }

    boolean isTable() {
        return name.endsWith("dmn") || name.endsWith("dmn11.xml");
    }

    boolean isForm() {
        return name.endsWith("form");
    }
}
