package io.muster.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.unit.DataSize;

/** The checks of an artifact file before any parser sees it. */
public final class ArtifactFile {

    private ArtifactFile() {}

    /** @throws UnreadableArtifact if the file is empty or larger than the limit */
    public static void requireSize(Path artifact, DataSize limit) {
        var size = size(artifact);
        if (size == 0) {
            throw new UnreadableArtifact("The artifact is empty");
        }
        if (size > limit.toBytes()) {
            throw new UnreadableArtifact(
                    "The artifact has %d bytes; at most %d are read for this format".formatted(size, limit.toBytes()));
        }
    }

    /** The whole file, which must be within the limit. */
    public static byte[] read(Path artifact, DataSize limit) {
        requireSize(artifact, limit);
        try {
            return Files.readAllBytes(artifact);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the local copy of an artifact", e);
        }
    }

    private static long size(Path artifact) {
        try {
            return Files.size(artifact);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the local copy of an artifact", e);
        }
    }
}
