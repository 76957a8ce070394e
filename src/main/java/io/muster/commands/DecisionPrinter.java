package io.muster.commands;

import io.muster.decisions.DecisionFolder;
import io.muster.decisions.DecisionProblem;
import java.io.PrintWriter;

/** The printer of findings about decision tables. */
final class DecisionPrinter {

    private final PrintWriter out;

    DecisionPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(DecisionFolder.Report report) {
        out.printf(
                "decisions: %s (%d tables, %d cases run)%n",
                report.permits() ? "nothing refused" : "refused", report.tables(), report.cases());
        report.findings().forEach(this::print);
    }

    private void print(DecisionProblem finding) {
        out.printf("  %-8s %s%n", finding.isEnforced() ? "FINDING" : "warning", Terminal.safe(finding.sentence()));
    }
}
