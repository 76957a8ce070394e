package io.muster.commands;

import io.muster.audit.chain.ChainVerdict;
import io.muster.audit.export.ExportVerifier;
import io.muster.shared.CanonicalJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        description = "The audit trail: what happened, in order, provably unaltered.",
        mixinStandardHelpOptions = true,
        subcommands = AuditCommands.AuditVerify.class)
final class AuditCommands {

    /** A client that asks a running server to verify its own audit trail. */
    static final class AuditServer {

        private static final Duration CONNECT = Duration.ofSeconds(10);

        /** The timeout of a verification, which reads every entry. */
        private static final Duration VERIFY = Duration.ofHours(1);

        private final URI url;
        private final String credentials;

        AuditServer(URI url, String user, char[] password) {
            this.url = url;
            var pair = (user + ":" + String.valueOf(password)).getBytes(StandardCharsets.UTF_8);
            this.credentials = Base64.getEncoder().encodeToString(pair);
        }

        List<ChainVerdict> verify() throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(
                            URI.create(url.toString().replaceAll("/+$", "") + "/api/audit/verification"))
                    .header("Authorization", "Basic " + credentials)
                    .header("Accept", "application/json")
                    .timeout(VERIFY)
                    .build();
            var client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("%s answered with status %d".formatted(request.uri(), answer.statusCode()));
            }
            return List.of(CanonicalJson.read(answer.body(), ChainVerdict[].class));
        }
    }

    @Command(
            name = "verify",
            description = "Verifies exported chains without the server, or all chains of a running server, and "
                    + "names the first entry that is not as it was written.",
            mixinStandardHelpOptions = true)
    static final class AuditVerify implements Callable<Integer> {

        @ArgGroup(multiplicity = "1")
        private Source source;

        @Option(
                names = "--key",
                paramLabel = "<pem or directory>",
                defaultValue = "data/keys",
                description =
                        "Public keys you trust: PEM, JSON Web Key set, or a directory of them (default: ${DEFAULT-VALUE}).")
        private Path key;

        @Spec
        private CommandSpec spec;

        /** The source to verify: either a file or a server. */
        static final class Source {

            @Parameters(
                    paramLabel = "<file or directory>",
                    description =
                            "An exported chain, as from GET /api/audit/chains/{chain}/export, or a directory of such "
                                    + "*.jsonl files.")
            private @Nullable Path exported;

            @ArgGroup(exclusive = false)
            private @Nullable Server server;
        }

        /** A running server. */
        static final class Server {

            @Option(
                    names = "--url",
                    required = true,
                    paramLabel = "<url>",
                    description = "The address of the server, such as https://muster.example.")
            private URI url;

            @Option(
                    names = "--user",
                    required = true,
                    paramLabel = "<name>",
                    description = "The user, who must be an auditor.")
            private String user;

            @Option(
                    names = "--password",
                    paramLabel = "<password>",
                    arity = "0..1",
                    interactive = true,
                    defaultValue = "${env:MUSTER_PASSWORD}",
                    description = "Without a value you are prompted for it. Without the option it comes from the "
                            + "environment variable MUSTER_PASSWORD.")
            private char @Nullable [] password;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            var verdicts = source.exported == null ? ofServer(source.server) : ofFiles(source.exported);
            verdicts.forEach(this::print);
            return verdicts.stream().allMatch(ChainVerdict::isIntact) ? MusterCommands.OK : MusterCommands.FINDINGS;
        }

        private List<ChainVerdict> ofServer(Server server) throws IOException, InterruptedException {
            if (server.password == null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "No password: use --password to be prompted for it, or set MUSTER_PASSWORD");
            }
            return new AuditServer(server.url, server.user, server.password).verify();
        }

        private List<ChainVerdict> ofFiles(Path exported) throws IOException {
            var keys = Keys.read(key);
            var verdicts = new ArrayList<ChainVerdict>();
            for (var file : files(exported)) {
                verdicts.addAll(new ExportVerifier(file, keys).verify());
            }
            return verdicts;
        }

        private static List<Path> files(Path exported) throws IOException {
            if (!Files.isDirectory(exported)) {
                return List.of(exported);
            }
            try (var files = Files.list(exported)) {
                var found = files.filter(file -> file.toString().endsWith(".jsonl"))
                        .sorted()
                        .toList();
                if (found.isEmpty()) {
                    throw new IOException("there is no *.jsonl file in " + exported);
                }
                return found;
            }
        }

        private void print(ChainVerdict verdict) {
            var out = spec.commandLine().getOut();
            var bad = verdict.firstBad();
            if (bad == null) {
                out.printf("intact   %s: %d entries%n", Terminal.safe(verdict.chain()), verdict.entries());
                return;
            }
            out.printf(
                    "DAMAGED  %s: entry %d is %s: %s; %d entries before are good%n",
                    Terminal.safe(verdict.chain()),
                    bad.seq(),
                    bad.fault(),
                    Terminal.safe(bad.explanation()),
                    verdict.entries());
        }
    }
}
