package io.muster.inventory.filesystem;

import io.muster.inventory.artifacts.ArtifactNotFound;
import io.muster.inventory.artifacts.ArtifactStore;
import io.muster.shared.Digest;
import io.muster.shared.Names;
import io.muster.shared.files.DurableFiles;
import io.muster.shared.files.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A store of files {@code <directory>/<area>/ab/cd/abcd…}. Each is written to a temporary file, forced to disk, then
 * renamed atomically, so a file with its final name is complete. Paths consist of checked hex digits and area names
 * only, so no input can steer them.
 */
class FilesystemArtifactStore implements ArtifactStore {

    /** No upload takes longer; younger files may belong to another node that shares the directory. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private static final int BUFFER = 1 << 16;

    private final Path directory;
    private final Path incoming;

    FilesystemArtifactStore(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        this.incoming = this.directory.resolve("incoming");
        try {
            DurableFiles.createDirectories(incoming);
            removeAbandoned();
        } catch (IOException e) {
            throw new UncheckedIOException("The artifact directory %s is not usable".formatted(this.directory), e);
        }
    }

    @Override
    public ArtifactStore area(String name) {
        return new FilesystemArtifactStore(directory.resolve(Names.requireName("area", name)));
    }

    @Override
    public Digest store(InputStream content) throws IOException {
        var temporary = incoming.resolve(UUID.randomUUID() + ".part");
        try {
            var digest = write(content, temporary);
            moveInto(temporary, file(digest));
            return digest;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Digest write(InputStream content, Path temporary) throws IOException {
        var sum = Digest.newMessageDigest();
        var buffer = new byte[BUFFER];
        try (var file = OwnerOnly.open(temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                sum.update(buffer, 0, read);
                DurableFiles.writeFully(file, ByteBuffer.wrap(buffer, 0, read));
            }
            file.force(true);
        }
        return Digest.of(sum);
    }

    /** Replaces an existing file: the same bytes, or a damaged copy that is thereby repaired. */
    private void moveInto(Path temporary, Path target) throws IOException {
        makeDirectories(target.getParent());
        makeReadOnly(temporary);
        DurableFiles.rename(temporary, target);
    }

    /** Forces the directories even if another upload has just created them, because it may not have forced them yet. */
    private void makeDirectories(Path folder) throws IOException {
        DurableFiles.createDirectories(folder);
        DurableFiles.forceDirectory(folder.getParent());
        DurableFiles.forceDirectory(directory);
    }

    private static void makeReadOnly(Path file) throws IOException {
        if (!file.toFile().setReadOnly()) {
            throw new IOException("%s could not be made read-only".formatted(file));
        }
    }

    @Override
    public InputStream open(Digest digest) throws IOException {
        return Files.newInputStream(existing(digest));
    }

    @Override
    public long size(Digest digest) throws IOException {
        return Files.size(existing(digest));
    }

    @Override
    public boolean exists(Digest digest) {
        return Files.isRegularFile(file(digest));
    }

    @Override
    public Path localFile(Digest digest) {
        return existing(digest);
    }

    private Path existing(Digest digest) {
        if (!exists(digest)) {
            throw new ArtifactNotFound(digest);
        }
        return file(digest);
    }

    private Path file(Digest digest) {
        var hex = digest.hex();
        return directory
                .resolve(hex.substring(0, 2))
                .resolve(hex.substring(2, 4))
                .resolve(hex);
    }

    /** Removes files that a crash left incomplete. */
    private void removeAbandoned() throws IOException {
        // File times come from the machine's clock, so they are compared with that clock.
        var before = Instant.now().minus(ABANDONED);
        try (var files = Files.newDirectoryStream(incoming, "*.part")) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
