package io.muster.inventory.filesystem;

import io.muster.inventory.artifacts.ArtifactStore;
import java.nio.file.Path;

/** Artifact stores for tests without a Spring context. */
public final class Directories {

    private Directories() {}

    public static ArtifactStore in(Path directory) {
        return new FilesystemArtifactStore(directory);
    }
}
