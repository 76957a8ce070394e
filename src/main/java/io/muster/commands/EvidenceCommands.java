package io.muster.commands;

import io.muster.evidence.attestation.CertificatePredicate;
import io.muster.evidence.certificates.CertificateReport;
import io.muster.evidence.certificates.CertificateReport.RevocationList;
import io.muster.evidence.certificates.CertificateVerifier;
import io.muster.shared.Digest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "evidence",
        description = "The evidence about versions, and who answered for it.",
        mixinStandardHelpOptions = true,
        subcommands = EvidenceCommands.EvidenceVerify.class)
final class EvidenceCommands {

    /** The printer of certificates. It shows no content unless the signature is trusted. */
    static final class CertificatePrinter {

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
                    .forEach(each ->
                            line("Evidence", "%s '%s' %s".formatted(each.kind(), each.outcome(), each.digest())));
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

    @Command(
            name = "verify",
            description =
                    "Checks a certificate without the server: signature, expiry and, if given, the artifact's bytes,"
                            + " the environment and the list of revocations.",
            mixinStandardHelpOptions = true)
    static final class EvidenceVerify implements Callable<Integer> {

        @Parameters(paramLabel = "<file>", description = "The certificate, as from GET /api/certificates/{serial}.")
        private Path file;

        @Option(
                names = "--key",
                paramLabel = "<pem or directory>",
                defaultValue = "data/keys",
                description =
                        "Public keys you trust: PEM, JSON Web Key set, or a directory of them (default: ${DEFAULT-VALUE}).")
        private Path key;

        @Option(names = "--artifact", paramLabel = "<file>", description = "The model's bytes, to compare.")
        private @Nullable Path artifact;

        @Option(
                names = "--revocations",
                paramLabel = "<file>",
                description = "The list of revocations, as from GET /api/revocations?dated=true.")
        private @Nullable Path revocations;

        @Option(
                names = "--oldest-revocations",
                paramLabel = "<duration>",
                defaultValue = "P7D",
                description = "How old the list of revocations may be (default: ${DEFAULT-VALUE}).")
        private Duration oldestRevocations;

        @Option(
                names = "--any-revocations",
                description = "Uses the list of revocations even if it is empty or too old.")
        private boolean anyRevocations;

        @Option(
                names = "--environment",
                paramLabel = "<name>",
                description = "The environment in which it is to serve.")
        private @Nullable String environment;

        @Option(
                names = "--at",
                paramLabel = "<instant>",
                description = "Checks for another moment, such as 2026-03-02T09:00:00Z.")
        private @Nullable Instant at;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            // A command runs without the server and uses the machine's clock, unless --at gives another instant.
            var now = at == null ? Instant.now() : at;
            var report = verify(now);
            new CertificatePrinter(spec.commandLine().getOut(), now).print(file, report, artifact != null);
            return report.isValid() ? MusterCommands.OK : MusterCommands.FINDINGS;
        }

        private CertificateReport verify(Instant now) throws IOException {
            var verifier = new CertificateVerifier(Keys.read(key), now, anyRevocations ? null : oldestRevocations);
            return verifier.verify(
                    Files.readString(file),
                    artifact == null ? null : digest(artifact),
                    environment,
                    revocations == null ? null : lines(revocations));
        }

        private static List<String> lines(Path list) throws IOException {
            try (var lines = Files.lines(list)) {
                return lines.filter(line -> !line.isBlank()).toList();
            }
        }

        private static Digest digest(Path bytes) throws IOException {
            var digest = Digest.newMessageDigest();
            try (var in = new DigestInputStream(Files.newInputStream(bytes), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return Digest.of(digest);
        }
    }
}
