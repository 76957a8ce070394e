package io.muster.commands;

import io.muster.evidence.certificates.CertificateReport;
import io.muster.evidence.certificates.CertificateVerifier;
import io.muster.shared.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = "Checks a certificate without the server: signature, expiry and, if given, the artifact's bytes,"
                + " the environment and the list of revocations.",
        mixinStandardHelpOptions = true)
final class EvidenceVerify implements Callable<Integer> {

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

    @Option(names = "--any-revocations", description = "Uses the list of revocations even if it is empty or too old.")
    private boolean anyRevocations;

    @Option(names = "--environment", paramLabel = "<name>", description = "The environment in which it is to serve.")
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
