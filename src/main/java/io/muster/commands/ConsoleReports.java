package io.muster.commands;

import io.muster.decisions.DecisionFolder;
import io.muster.decisions.DecisionProblem;
import io.muster.diagrams.DiagramProblem;
import io.muster.proofs.record.ProofReport;
import io.muster.proofs.record.ProofReport.PropertyReport;
import io.muster.proofs.record.ProofReport.ViolationReport;
import java.io.PrintWriter;
import java.util.List;

/** The printer of verification reports on the console: on diagram rules, on decision tables, and on proofs. */
final class ConsoleReports {

    private final PrintWriter out;

    ConsoleReports(PrintWriter out) {
        this.out = out;
    }

    void print(List<DiagramProblem> violations) {
        out.printf(
                "rules: %s%n",
                violations.isEmpty()
                        ? "kept by every diagram"
                        : violations.size() + (violations.size() == 1 ? " finding" : " findings"));
        violations.forEach(violation -> out.printf(
                "  FINDING  %s:%d:%d %s%n",
                Terminal.safe(violation.file()),
                violation.line(),
                violation.column(),
                Terminal.safe(violation.sentence())));
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

    /**
     * Prints a proof, with the shortest path to the first violation of each property.
     *
     * @param findings how many violations of the diagram rules its files have
     */
    void print(String deployment, ProofReport report, int findings) {
        out.printf(
                "%s: %s (%,d states, %.1f s)%n",
                Terminal.safe(deployment), verdict(report, findings), report.states(), report.millis() / 1000.0);
        report.untranslated()
                .forEach(each -> out.printf(
                        "  nothing can be proved about '%s' in %s: %s%n",
                        Terminal.safe(each.element()), Terminal.safe(each.process()), Terminal.safe(each.what())));
        report.properties().stream()
                .filter(property -> !property.violations().isEmpty())
                .forEach(this::print);
        var undecided = report.properties().stream()
                .filter(property -> property.violations().isEmpty() && !property.isProven())
                .map(PropertyReport::id)
                .toList();
        if (!undecided.isEmpty()) {
            out.printf("  undecided, which counts as violated: %s%n", String.join(", ", undecided));
        }
    }

    private static String verdict(ProofReport report, int findings) {
        var proven =
                report.properties().stream().filter(PropertyReport::isProven).count();
        return "%s, %d of %d properties proven"
                .formatted(may(report, findings), proven, report.properties().size());
    }

    private static String may(ProofReport report, int findings) {
        if (findings > 0) {
            return "MUST NOT be deployed: %d %s above".formatted(findings, findings == 1 ? "finding" : "findings");
        }
        var warnings = report.warnings().size();
        if (!report.permits() || warnings == 0) {
            return report.permits() ? "may be deployed" : "MUST NOT be deployed";
        }
        return "may be deployed, with %d %s".formatted(warnings, warnings == 1 ? "warning" : "warnings");
    }

    private void print(PropertyReport property) {
        out.printf("  %s %s: %s%n", property.verdict(), property.id(), property.sentence());
        property.violations().stream().map(ViolationReport::inWords).distinct().forEach(words -> {
            var those = property.violations().stream()
                    .filter(violation -> violation.inWords().equals(words))
                    .toList();
            out.printf("    [%s, %s] %s%n", tiers(those), those.get(0).enforcement(), Terminal.safe(words));
        });
    }

    private static String tiers(List<ViolationReport> violations) {
        var tiers = violations.stream()
                .map(ViolationReport::tier)
                .distinct()
                .sorted()
                .toList();
        return (tiers.size() == 1 ? "tier " : "tiers ")
                + String.join(", ", tiers.stream().map(String::valueOf).toList());
    }
}
