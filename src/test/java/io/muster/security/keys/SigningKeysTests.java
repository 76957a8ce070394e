package io.muster.security.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.security.SecuritySettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTests {

    private static final byte[] DATA = "what was decided".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Test
    void createsAKeyAtTheFirstStartAndKeepsIt() {
        var signed = keys().sign(DATA);

        assertThat(keys().verify(signed.keyId(), DATA, signed.signature())).isTrue();
        assertThat(keys().activeKeyId()).isEqualTo(signed.keyId());
    }

    @Test
    void refusesAnyOtherDataKeyOrSignature() {
        var keys = keys();
        var signed = keys.sign(DATA);

        assertThat(keys.verify(signed.keyId(), new byte[] {1}, signed.signature()))
                .isFalse();
        assertThat(keys.verify("0123456789abcdef", DATA, signed.signature())).isFalse();
        assertThat(keys.verify(signed.keyId(), DATA, new byte[64])).isFalse();
        assertThat(keys.verify(signed.keyId(), DATA, new byte[3])).isFalse();
    }

    @Test
    void keepsEarlierSignaturesValidAfterRotation() {
        var keys = keys();
        var before = keys.sign(DATA);
        var rotated = keys.rotate();
        var after = keys.sign(DATA);

        assertThat(after.keyId()).isEqualTo(rotated).isNotEqualTo(before.keyId());
        assertThat(keys.verify(before.keyId(), DATA, before.signature())).isTrue();
        assertThat(keys.publicKeys()).containsOnlyKeys(before.keyId(), after.keyId());
        assertThat(keys().activeKeyId()).isEqualTo(rotated);
    }

    @Test
    void verifiesWithAKeyAnotherNodeHasAddedSince() {
        var node = keys();
        var other = keys();
        other.rotate();
        var signed = other.sign(DATA);

        assertThat(node.verify(signed.keyId(), DATA, signed.signature())).isTrue();
    }

    @Test
    void letsOnlyTheOwnerReadThePrivateKey() throws Exception {
        var id = keys().activeKeyId();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve(id + ".private.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void agreesOnOneKeyWhenNodesStartAtOnce() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        var ids = new HashSet<String>();
        Callable<String> start = () -> keys().activeKeyId();
        for (var id : pool.invokeAll(IntStream.range(0, 16).mapToObj(i -> start).toList())) {
            ids.add(id.get());
        }
        pool.shutdown();

        assertThat(ids).hasSize(1);
        assertThat(keys().publicKeys()).containsOnlyKeys(ids);
    }

    private Path home() {
        return directory.resolve("keys");
    }

    private SigningKeys keys() {
        var minute = Duration.ofMinutes(1);
        return new SigningKeys(new SecuritySettings(home(), minute, minute, minute, 5, 50, minute, List.of()));
    }
}
