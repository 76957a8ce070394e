package io.muster.inventory.artifacts;

import io.muster.inventory.entry.InventoryProblem;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.requests.LimitedStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.util.unit.DataSize;

/**
 * The artifacts of versions, by digest. For every store, the digest is computed on upload and checked at each read.
 * Bytes that no version refers to mean nothing, so storing publishes no event.
 */
public class Artifacts {

    private final ArtifactStore store;
    private final DataSize maxSize;

    public Artifacts(ArtifactStore store, DataSize maxSize) {
        this.store = store;
        this.maxSize = maxSize;
    }

    /** A separate area for content other than models, with its own size limit. */
    public Artifacts apart(String area, DataSize maxSize) {
        return new Artifacts(store.area(area), maxSize);
    }

    /**
     * Stores the stream's content without holding it in memory.
     *
     * @param content read to its end, not closed
     * @throws ArtifactTooLarge as soon as the limit is exceeded; nothing is stored
     */
    public Digest store(InputStream content) {
        try {
            return store.store(new LimitedStream(content, maxSize, ArtifactTooLarge::new));
        } catch (IOException e) {
            throw new UncheckedIOException("The content could not be stored", e);
        }
    }

    /**
     * Stores the stream's content if it has the announced digest.
     *
     * @throws Refusal {@code ARTIFACT_DIFFERS} if it has another one; nothing is stored
     * @throws ArtifactTooLarge as {@link #store(InputStream)}
     */
    public Digest store(InputStream content, Digest announced) {
        return store(new CheckedStream(
                content,
                announced,
                Long.MAX_VALUE,
                found -> InventoryProblem.ARTIFACT_DIFFERS.refusal(
                        "The content has digest %s, expected %s", found, announced)));
    }

    /**
     * Opens the bytes, which are checked while they are read: reading the last of them fails with
     * {@link ArtifactDamaged} if they have changed. The caller closes the stream.
     *
     * @throws ArtifactNotFound if there is none
     */
    public InputStream open(Digest digest) {
        try {
            var size = store.size(digest);
            return new CheckedStream(store.open(digest), digest, size, found -> new ArtifactDamaged(digest, found));
        } catch (IOException e) {
            throw new UncheckedIOException("Artifact %s could not be opened".formatted(digest), e);
        }
    }

    /** @return bytes
     * @throws ArtifactNotFound if there is none */
    public long size(Digest digest) {
        try {
            return store.size(digest);
        } catch (IOException e) {
            throw new UncheckedIOException("The size of artifact %s is unknown".formatted(digest), e);
        }
    }

    public boolean exists(Digest digest) {
        return store.exists(digest);
    }

    /**
     * A read-only file for runtimes that load from disk. Its whole content is read and checked at each call: a cheaper
     * check by size and time would miss an edit that restores the file's time.
     *
     * @throws ArtifactNotFound if there is none
     * @throws ArtifactDamaged if the stored bytes have changed
     */
    public Path localCopy(Digest digest) {
        try {
            var file = store.localFile(digest);
            var found = Digest.of(file);
            if (!found.equals(digest)) {
                throw new ArtifactDamaged(digest, found);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Artifact %s could not be read".formatted(digest), e);
        }
    }

    /** The artifact exceeds the allowed size; nothing was stored. */
    public static class ArtifactTooLarge extends Refusal {

        ArtifactTooLarge(DataSize most) {
            super(
                    InventoryProblem.ARTIFACT_TOO_LARGE,
                    "The content has more than the permitted %d bytes".formatted(most.toBytes()));
        }
    }
}
