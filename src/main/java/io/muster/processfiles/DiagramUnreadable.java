package io.muster.processfiles;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal;
import io.muster.shared.Refusal.Kind;

/** A file of a deployment is not BPMN, or defines a process that another file defines too. */
public class DiagramUnreadable extends Refusal {

    private final String diagram;
    private final String why;

    public DiagramUnreadable(String diagram, String why) {
        super(ProcessFileProblem.DIAGRAM_UNREADABLE, "Diagram '%s' cannot be read: %s".formatted(diagram, why));
        this.diagram = diagram;
        this.why = why;
    }

    public DiagramUnreadable(String diagram, RuntimeException cause) {
        super(
                ProcessFileProblem.DIAGRAM_UNREADABLE,
                "Diagram '%s' cannot be read: %s".formatted(diagram, cause.getMessage()),
                cause);
        this.diagram = diagram;
        this.why = String.valueOf(cause.getMessage());
    }

    /** Name of the file. */
    public String diagram() {
        return diagram;
    }

    /** The reason, without full stop. */
    public String why() {
        return why;
    }

    /** The problems of this module, with their public names. */
    public enum ProcessFileProblem implements ProblemType {
        DIAGRAM_UNREADABLE("diagram-unreadable", Kind.UNPROCESSABLE, "Diagram unreadable");

        private final Declaration declaration;

        ProcessFileProblem(String slug, Kind kind, String title) {
            this.declaration = new Declaration(slug, kind, title);
        }

        @Override
        public Declaration declaration() {
            return declaration;
        }
    }
}
