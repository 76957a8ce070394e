package io.muster.inventory.artifacts;

import io.muster.shared.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * A store of bytes by their SHA-256 digest. Providers need not check what they return: {@link Artifacts} does. Every
 * provider passes {@code ArtifactStoreContract}.
 */
public interface ArtifactStore {

    /** A separate area of the store with its own contents. */
    ArtifactStore area(String name);

    /**
     * Stores bytes without holding them in memory. Once it returns they survive a crash; until then they do not exist.
     *
     * @param content read to its end, not closed
     * @throws IOException if reading or storing fails; nothing is stored then
     */
    Digest store(InputStream content) throws IOException;

    /** @throws ArtifactNotFound if there is none */
    InputStream open(Digest digest) throws IOException;

    /** @return bytes
     * @throws ArtifactNotFound if there is none */
    long size(Digest digest) throws IOException;

    boolean exists(Digest digest);

    /**
     * A local file with the bytes, which must not be changed.
     * @throws ArtifactNotFound if there is none
     */
    Path localFile(Digest digest) throws IOException;
}
