package io.muster.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MusterCommandsTests {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "--server.port=80", "--debug", "serve", "serve --server.port=80"})
    void servesByDefault(String line) {
        assertThat(MusterCommands.isServe(words(line))).isTrue();
        assertThat(MusterCommands.serverArguments(words(line))).doesNotContain("serve");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evidence verify x", "audit", "--help", "-h", "--version", "help", "serve --help", "sreve"})
    void followsTheSettingOtherwise(String line) {
        assertThat(MusterCommands.isServe(words(line))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "help", "evidence --help", "evidence verify --help", "audit verify -h", "serve -h"})
    void explainsItself(String line) {
        var run = CommandRun.of((Object[]) words(line));

        assertThat(run.exit()).isEqualTo(MusterCommands.OK);
        assertThat(run.out()).contains("Usage: muster");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sreve",
                "evidence verify",
                "evidence verify one two",
                "evidence verify x --at yesterday",
                "audit verify",
                "audit verify x --url http://localhost",
                "audit verify --url http://localhost",
                "audit verify --url http://localhost --user ada"
            })
    void answersWrongUseWithTheUsage(String line) {
        var run = CommandRun.of((Object[]) words(line));

        assertThat(run.exit()).isEqualTo(MusterCommands.USAGE);
        assertThat(run.err()).isNotBlank();
        assertThat(run.out()).isEmpty();
    }

    @Test
    void namesAMissingFile() throws Exception {
        var missing = directory.resolve("missing.json");
        assertThat(CommandRun.of("evidence", "verify", missing, "--key", directory))
                .satisfies(run -> {
                    assertThat(run.exit()).isEqualTo(MusterCommands.USAGE);
                    assertThat(run.err()).contains("there is no public key in " + directory);
                });

        Files.writeString(
                directory.resolve("key.pem"),
                io.muster.security.keys.PublicKeys.pem(java.security.KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPublic()));
        assertThat(CommandRun.of("evidence", "verify", missing, "--key", directory)
                        .err())
                .contains("there is no file " + missing);
        assertThat(CommandRun.of("audit", "verify", directory, "--key", directory)
                        .err())
                .contains("there is no *.jsonl file");
    }

    @Test
    void trustsNothingInAnUnsignedFile() throws Exception {
        var key = Files.writeString(
                directory.resolve("key.pem"),
                io.muster.security.keys.PublicKeys.pem(java.security.KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPublic()));
        for (var content :
                new String[] {"", "{}", "null", "[]", "{\"payload\":\"e30=\",\"signatures\":[null]}", "\u0000"}) {
            var file = Files.writeString(directory.resolve("certificate.json"), content);

            var run = CommandRun.of("evidence", "verify", file, "--key", key);

            assertThat(run.exit()).as(content).isEqualTo(MusterCommands.FINDINGS);
            assertThat(run.out()).contains("NOT VALID").contains("It proves nothing");
        }
    }

    @Test
    void saysThatNoServerAnswers() {
        var run = CommandRun.of(
                "audit", "verify", "--url", "http://localhost:1", "--user", "ada", "--password=ada-secret");

        assertThat(run.exit()).isEqualTo(MusterCommands.USAGE);
        assertThat(run.err()).contains("there is no answer from this address").doesNotContain("ada-secret");
    }

    @Test
    void doesNotLetOthersSteerTheTerminal() {
        assertThat(Terminal.safe("a\u001b[2Jb\nVALID")).isEqualTo("a [2Jb VALID");
    }

    private static String[] words(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ");
    }
}
