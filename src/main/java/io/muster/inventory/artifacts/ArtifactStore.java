package io.muster.inventory.artifacts;

import io.muster.shared.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Keeps bytes by their SHA-256 digest. Providers need not check what they give back: {@link Artifacts} does. Every
 * provider passes {@code ArtifactStoreContract}.
 */
public interface ArtifactStore {

    /** A part of the store with contents of its own. */
    ArtifactStore area(String name);

    /**
     * Takes bytes in without holding them in memory. Once it returns they survive a crash; until then nothing is there.
     *
     * @param content read to its end, not closed
     * @throws IOException if reading or keeping fails; nothing is kept then
     */
    Digest store(InputStream content) throws IOException;

    /** @throws ArtifactNotFound if there is none */
    InputStream open(Digest digest) throws IOException;

    /** @return bytes
     * @throws ArtifactNotFound if there is none */
    long size(Digest digest) throws IOException;

    boolean exists(Digest digest);

    /** A file of this machine with the bytes, which nobody may change.
     * @throws ArtifactNotFound if there is none */
    Path localFile(Digest digest) throws IOException;
}
