package io.muster.training;

import io.muster.shared.files.OwnerOnly;
import io.muster.training.runs.RunOwner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Private directories of training runs. Each carries its owner in its name, so that leftovers can be distinguished from
 * running work.
 */
final class WorkDirectories {

    private static final Logger LOG = LoggerFactory.getLogger(WorkDirectories.class);
    private static final String SEPARATOR = "__";

    private final Path root;
    private final RunOwner owner;

    WorkDirectories(Path root, RunOwner owner) {
        this.root = root.toAbsolutePath().normalize();
        this.owner = owner;
    }

    Path create() {
        try {
            return Files.createTempDirectory(OwnerOnly.folder(root), owner + SEPARATOR);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not create a training directory in " + root, e);
        }
    }

    /** Moves the artifact out of the run's directory, so that the rest can be removed. */
    Path keep(Path artifact) {
        try {
            return Files.move(artifact, create().resolve(artifact.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not keep the artifact " + artifact, e);
        }
    }

    void remove(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            // The next start tries again; a run must not fail for it.
            LOG.warn("Could not remove training directory {}", directory, e);
        }
    }

    /** Directories left by dead server processes of this machine. */
    List<Path> leftovers() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var entries = Files.list(root)) {
            return entries.filter(WorkDirectories::isLeftover).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not list training directories in " + root, e);
        }
    }

    private static boolean isLeftover(Path entry) {
        var name = entry.getFileName().toString().split(SEPARATOR);
        return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                && name.length == 2
                && RunOwner.parse(name[0]).filter(RunOwner::isGone).isPresent();
    }
}
