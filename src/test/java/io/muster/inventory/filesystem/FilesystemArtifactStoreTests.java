package io.muster.inventory.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.inventory.artifacts.ArtifactStore;
import io.muster.inventory.artifacts.ArtifactStoreContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesystemArtifactStoreTests extends ArtifactStoreContract {

    @TempDir
    Path folder;

    @Override
    protected ArtifactStore createStore() {
        return new FilesystemArtifactStore(folder.resolve("artifacts"));
    }

    @Test
    void keepsOneReadOnlyFilePerDigest() throws IOException {
        var store = createStore();
        var digest = store.store(new ByteArrayInputStream(new byte[] {1}));

        var hex = digest.hex();
        var file = folder.resolve("artifacts")
                .resolve(hex.substring(0, 2))
                .resolve(hex.substring(2, 4))
                .resolve(hex);
        assertThat(store.localFile(digest)).isEqualTo(file);
        assertThat(Files.getPosixFilePermissions(file))
                .noneMatch(permission -> permission.name().endsWith("WRITE"));
    }

    @Test
    void leavesNoPartsBehindWhenTheStreamBreaks() throws IOException {
        var store = createStore();
        assertThatThrownBy(() -> store.store(new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }
                }))
                .hasMessage("connection reset");
        assertThat(incoming()).isEmptyDirectory();
    }

    @Test
    void storingAgainHealsADamagedCopy() throws IOException {
        var store = createStore();
        var digest = store.store(new ByteArrayInputStream(new byte[] {1, 2, 3}));
        var file = store.localFile(digest);
        file.toFile().setWritable(true);
        Files.write(file, new byte[] {9});

        store.store(new ByteArrayInputStream(new byte[] {1, 2, 3}));

        assertThat(store.localFile(digest)).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void removesWhatACrashLeftBehindButNotWhatAnotherNodeIsWriting() throws IOException {
        Files.createDirectories(incoming());
        var abandoned = Files.write(incoming().resolve("a.part"), new byte[] {1});
        var fresh = Files.write(incoming().resolve("b.part"), new byte[] {1});
        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.EPOCH));

        createStore();

        assertThat(abandoned).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void saysWhichDirectoryIsNotUsable() throws IOException {
        var file = Files.write(folder.resolve("file"), new byte[0]);
        assertThatThrownBy(() -> new FilesystemArtifactStore(file.resolve("below")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is not usable");
    }

    private Path incoming() {
        return folder.resolve("artifacts").resolve("incoming");
    }
}
