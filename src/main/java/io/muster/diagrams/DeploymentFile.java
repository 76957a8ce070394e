package io.muster.diagrams;

import java.util.regex.Pattern;

/**
 * A file of a deployment.
 *
 * @param name as sent, whose ending says what it is
 * @param content as sent
 */
public record DeploymentFile(String name, byte[] content) {

    private static final Pattern PLAIN = Pattern.compile("\\P{Cntrl}+\\.(bpmn|bpmn20\\.xml|dmn|dmn11\\.xml|form)");

    /** Whether everybody takes it for the same kind of file: the engine would also take {@code xbpmn} for a diagram. */
    boolean isPlainlyNamed() {
        return PLAIN.matcher(name).matches();
    }

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
