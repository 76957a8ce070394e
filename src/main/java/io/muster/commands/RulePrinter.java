package io.muster.commands;

import io.muster.diagrams.DiagramProblem;
import java.io.PrintWriter;
import java.util.List;

/** The printer of violations of the rules for diagrams. */
final class RulePrinter {

    private final PrintWriter out;

    RulePrinter(PrintWriter out) {
        this.out = out;
    }

    void print(List<DiagramProblem> findings) {
        out.printf(
                "rules: %s%n",
                findings.isEmpty()
                        ? "kept by every diagram"
                        : findings.size() + (findings.size() == 1 ? " finding" : " findings"));
        findings.forEach(finding -> out.printf(
                "  FINDING  %s:%d:%d %s%n",
                Terminal.safe(finding.file()), finding.line(), finding.column(), Terminal.safe(finding.sentence())));
    }
}
