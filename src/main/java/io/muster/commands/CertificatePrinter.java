package io.muster.commands;

import io.muster.evidence.attestation.CertificatePredicate;
import io.muster.evidence.certificates.CertificateReport;
import io.muster.evidence.certificates.CertificateReport.RevocationList;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The printer of certificates. It shows no content unless the signature is trusted. */
final class CertificatePrinter {

    private final PrintWriter out;
    private final Instant now;

    /** @param now the time for which the certificate was verified */
    CertificatePrinter(PrintWriter out, Instant now) {
        this.out = out;
        this.now = now;
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
                        : described(report.revocations()));
    }

    private String described(RevocationList list) {
        return list.asOf() == null
                ? "%d in the list, which does not state its age".formatted(list.entries())
                : "%d in the list, which reaches to %s and is %s old"
                        .formatted(list.entries(), list.asOf(), age(Duration.between(list.asOf(), now)));
    }

    private static String age(Duration age) {
        return age.toDays() >= 1
                ? age.toDays() + " days"
                : age.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void line(String name, Object value) {
        out.printf("%-11s %s%n", name, Terminal.safe(String.valueOf(value)));
    }
}
