package io.muster.publishing;

import io.muster.diagrams.DiagramProblem;
import io.muster.diagrams.Rule;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.Problem;
import org.jspecify.annotations.Nullable;

/** A finding in the engine's words, so that it is answered and shown as the engine's own. */
record FindingProblem(DiagramProblem finding) implements Problem {

    boolean isUnreadable() {
        return finding.rule() == Rule.UNREADABLE;
    }

    @Override
    public String getMessage() {
        return finding.sentence();
    }

    @Override
    public int getLine() {
        return finding.line();
    }

    @Override
    public int getColumn() {
        return finding.column();
    }

    @Override
    public @Nullable String getMainElementId() {
        return finding.element();
    }

    @Override
    public List<String> getElementIds() {
        return Optional.ofNullable(finding.element()).map(List::of).orElse(List.of());
    }

    /** The engine's messages end with it. */
    @Override
    public String toString() {
        return finding.line() == 0 ? "" : " | line %d | column %d".formatted(finding.line(), finding.column());
    }
}
