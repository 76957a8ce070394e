package io.muster.proofs;

/** What the files of a deployment are, by the names that {@code docs/diagram-rules.md} permits. */
final class DeployedFiles {

    private DeployedFiles() {}

    static boolean isDiagram(String name) {
        return name.matches(".*\\.bpmn(\\d*\\.xml)?");
    }

    static boolean isTable(String name) {
        return name.matches(".*\\.dmn(\\d*\\.xml)?");
    }
}
