package io.muster.processfiles;

import io.muster.shared.Digest;
import java.util.regex.Pattern;

/**
 * A file of a deployment. What kind of file it is follows from its name, by the endings the engine goes by, which need no
 * dot; this is the only place that says so.
 *
 * @param name as sent, whose ending says what it is
 * @param content as sent
 */
public record DeploymentFile(String name, byte[] content) {

    private static final Pattern PLAIN = Pattern.compile("\\P{Cntrl}+\\.(bpmn|bpmn20\\.xml|dmn|dmn11\\.xml|form)");

    /** Whether everybody takes it for the same kind of file: the engine would also take {@code xbpmn} for a diagram. */
    public boolean isPlainlyNamed() {
        return PLAIN.matcher(name).matches();
    }

    public boolean isDiagram() {
        return isDiagram(name);
    }

    public boolean isTable() {
        return isTable(name);
    }

    public boolean isForm() {
        return isForm(name);
    }

    public static boolean isDiagram(String name) {
        return name.endsWith("bpmn") || name.endsWith("bpmn20.xml");
    }

    public static boolean isTable(String name) {
        return name.endsWith("dmn") || name.endsWith("dmn11.xml");
    }

    public static boolean isForm(String name) {
        return name.endsWith("form");
    }

    public Digest digest() {
        return Digest.of(content);
    }
}
