package io.muster.commands;

import io.muster.evidence.CertificateReport;
import io.muster.evidence.attestation.CertificatePredicate;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Shows what a certificate says; nothing of it unless it is signed. */
final class CertificatePrinter {

    private final PrintWriter out;

    CertificatePrinter(PrintWriter out) {
        this.out = out;
    }

    void print(Path file, CertificateReport report, boolean bytesCompared) {
        var statement = report.statement();
        if (statement != null) {
            content(statement, report);
            checks(report, bytesCompared);
        }
        report.objections().forEach(objection -> out.println("NOT VALID   " + Terminal.safe(objection)));
        if (report.isValid()) {
            out.printf("VALID       %s%n", Terminal.safe(file.toString()));
        }
    }

    private void content(CertificatePredicate statement, CertificateReport report) {
        line("Certificate", statement.serial());
        line("Version", statement.version());
        line("Artifact", report.artifact());
        line("Issued", "%s by %s".formatted(statement.issuedAt(), statement.issuedBy()));
        line("Expires", statement.expiresAt());
        line("Allowed in", String.join(", ", statement.environments()));
        statement.conditions().forEach(condition -> line("Condition", condition));
        statement
                .signOffs()
                .forEach(signOff -> line(
                        "Signed off",
                        "%s as %s: %s '%s' at %s, because: %s"
                                .formatted(
                                        signOff.by(),
                                        signOff.group(),
                                        signOff.control(),
                                        signOff.decision(),
                                        signOff.at(),
                                        signOff.reason())));
        statement
                .evidence()
                .forEach(each -> line("Evidence", "%s '%s' %s".formatted(each.kind(), each.outcome(), each.digest())));
    }

    private void checks(CertificateReport report, boolean bytesCompared) {
        if (!bytesCompared) {
            line("Not checked", "the artifact's bytes (--artifact)");
        }
        line(
                report.revocations() == null ? "Not checked" : "Revocations",
                report.revocations() == null
                        ? "whether it was revoked (--revocations)"
                        : "%d in the list".formatted(report.revocations()));
    }

    private void line(String name, Object value) {
        out.printf("%-11s %s%n", name, Terminal.safe(String.valueOf(value)));
    }
}
