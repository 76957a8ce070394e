package io.muster.inventory.artifacts;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.inventory.artifacts.Artifacts.ArtifactTooLarge;
import io.muster.inventory.entry.InventoryProblem;
import io.muster.inventory.filesystem.Directories;
import io.muster.shared.Digest;
import io.muster.testing.Endless;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ArtifactsTests {

    private static final byte[] HELLO = "hello, artifact".getBytes(StandardCharsets.UTF_8);
    private static final long LARGE = 256L << 20;

    @TempDir
    Path folder;

    private ArtifactStore store;
    private Artifacts artifacts;

    @BeforeEach
    void create() {
        store = Directories.in(folder);
        artifacts = new Artifacts(store, DataSize.ofBytes(LARGE));
    }

    @Test
    void givesBackWhatWasStored() throws IOException {
        var digest = artifacts.store(new ByteArrayInputStream(HELLO));

        assertThat(artifacts.exists(digest)).isTrue();
        assertThat(artifacts.size(digest)).isEqualTo(HELLO.length);
        assertThat(artifacts.localCopy(digest)).hasBinaryContent(HELLO);
        assertThat(read(digest)).isEqualTo(HELLO);
    }

    @Test
    void storesAndReadsAQuarterOfAGigabyteWithinEightMegabytes() {
        var taken = Endless.heapTakenBy(() -> {
            var digest = artifacts.store(new Endless(LARGE));
            artifacts.localCopy(digest);
            try (var in = artifacts.open(digest)) {
                assertThat(in.transferTo(OutputStream.nullOutputStream())).isEqualTo(LARGE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(taken).isLessThan(8L << 20);
    }

    @Test
    void keepsNothingOfWhatIsTooLarge() {
        var small = new Artifacts(store, DataSize.ofBytes(10));

        assertThatThrownBy(() -> small.store(new ByteArrayInputStream(HELLO)))
                .isInstanceOf(ArtifactTooLarge.class)
                .hasMessage("The content has more than the permitted 10 bytes");
        assertThat(small.exists(Digest.of(HELLO))).isFalse();
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
        assertThat(small.store(new Endless(10))).isNotNull();
    }

    @Test
    void stopsReadingAsSoonAsItIsTooMuch() {
        var small = new Artifacts(store, DataSize.ofBytes(10));
        assertThatThrownBy(() -> small.store(new Endless(Long.MAX_VALUE))).isInstanceOf(ArtifactTooLarge.class);
    }

    @Test
    void refusesBytesThatChangedSinceThen() throws IOException {
        refusesAfter(bytes -> flipped(bytes, 0));
        refusesAfter(bytes -> flipped(bytes, bytes.length - 1));
    }

    @Test
    void refusesBytesThatWereLostOrAdded() throws IOException {
        refusesAfter(bytes -> java.util.Arrays.copyOf(bytes, bytes.length - 1));
        refusesAfter(bytes -> java.util.Arrays.copyOf(bytes, bytes.length + 1));
        refusesAfter(bytes -> new byte[0]);
    }

    @Test
    void returnsNoLastByteOfADamagedArtifact() throws IOException {
        var digest = artifacts.store(new ByteArrayInputStream(HELLO));
        damage(digest, flipped(HELLO, 0));

        try (var in = artifacts.open(digest)) {
            for (var i = 0; i < HELLO.length - 1; i++) {
                assertThat(in.read()).isNotNegative();
            }
            assertThatThrownBy(in::read).isInstanceOf(ArtifactDamaged.class);
        }
    }

    @Test
    void refusesBytesAddedWhileTheyAreRead() throws IOException {
        var digest = artifacts.store(new ByteArrayInputStream(HELLO));
        try (var in = artifacts.open(digest)) {
            assertThat(in.readNBytes(HELLO.length)).isEqualTo(HELLO);
            var file = writable(digest);
            Files.write(file, HELLO, StandardOpenOption.APPEND);
            assertThatThrownBy(in::readAllBytes).isInstanceOf(ArtifactDamaged.class);
        }
    }

    @Test
    void letsNoOneSkipTheCheck() throws IOException {
        var digest = artifacts.store(new ByteArrayInputStream(HELLO));
        damage(digest, flipped(HELLO, 3));
        try (var in = artifacts.open(digest)) {
            assertThat(in.markSupported()).isFalse();
            assertThatThrownBy(() -> in.skip(1_000)).isInstanceOf(ArtifactDamaged.class);
            assertThatThrownBy(in::reset).isInstanceOf(IOException.class);
        }
    }

    @Test
    void storesAnnouncedBytesOnlyIfTheyAreThose() {
        assertThat(artifacts.store(new ByteArrayInputStream(HELLO), Digest.of(HELLO)))
                .isEqualTo(Digest.of(HELLO));

        var other = "other".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> artifacts.store(new ByteArrayInputStream(other), Digest.of(HELLO)))
                .satisfies(refusedWith(InventoryProblem.ARTIFACT_DIFFERS))
                .hasMessageContaining("expected %s", Digest.of(HELLO));
        assertThat(artifacts.exists(Digest.of(other))).isFalse();
    }

    @Test
    void keepsContentOfAnotherKindApart() {
        var datasets = artifacts.apart("datasets", DataSize.ofBytes(5));
        assertThatThrownBy(() -> datasets.store(new ByteArrayInputStream(HELLO)))
                .isInstanceOf(ArtifactTooLarge.class);
        var digest = datasets.store(new Endless(5));
        assertThat(artifacts.exists(digest)).isFalse();
        assertThatThrownBy(() -> artifacts.open(digest)).isInstanceOf(ArtifactNotFound.class);
    }

    private void refusesAfter(UnaryOperator<byte[]> change) throws IOException {
        var digest = artifacts.store(new ByteArrayInputStream(HELLO));
        damage(digest, change.apply(HELLO));
        assertThatThrownBy(() -> read(digest))
                .isInstanceOf(ArtifactDamaged.class)
                .hasMessageContaining("were changed or damaged");
        assertThatThrownBy(() -> artifacts.localCopy(digest)).isInstanceOf(ArtifactDamaged.class);
    }

    private byte[] read(Digest digest) throws IOException {
        try (InputStream in = artifacts.open(digest)) {
            return in.readAllBytes();
        }
    }

    private static byte[] flipped(byte[] bytes, int position) {
        var copy = bytes.clone();
        copy[position] ^= 1;
        return copy;
    }

    private void damage(Digest digest, byte[] bytes) throws IOException {
        Files.write(writable(digest), bytes);
    }

    private Path writable(Digest digest) throws IOException {
        var file = store.localFile(digest);
        assertThat(file.toFile().setWritable(true)).isTrue();
        return file;
    }
}
