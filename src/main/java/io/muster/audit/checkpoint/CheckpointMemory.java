package io.muster.audit.checkpoint;

import io.muster.shared.CanonicalJson;
import io.muster.shared.files.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The latest checkpoint this node has seen, in a file outside the database, so that removing the last checkpoints there
 * in order to recompute a chain does not go unnoticed.
 */
@Component
class CheckpointMemory {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointMemory.class);

    private final Path file;

    CheckpointMemory(CheckpointSettings settings) {
        this.file = settings.checkpointMemory().toAbsolutePath();
    }

    synchronized void remember(Checkpoint checkpoint, Checkpoint.Signatures keys) {
        var isNewer = latest(keys).map(Checkpoint::number).orElse(0L) < checkpoint.number();
        if (!isNewer || !checkpoint.isSignedBy(keys)) {
            return;
        }
        try {
            DurableFiles.createDirectories(file.getParent());
            DurableFiles.replace(file, CanonicalJson.text(checkpoint).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Could not remember checkpoint %d in %s".formatted(checkpoint.number(), file), e);
        }
    }

    /** @return empty also if the file contains no checkpoint of ours */
    synchronized Optional<Checkpoint> latest(Checkpoint.Signatures keys) {
        try {
            var checkpoint = CanonicalJson.read(Files.readString(file), Checkpoint.class);
            if (checkpoint.isSignedBy(keys)) {
                return Optional.of(checkpoint);
            }
            LOG.warn("{} does not contain a checkpoint that this installation signed; it is not used", file);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} could not be read as a checkpoint; it is not used", file, e);
        }
        return Optional.empty();
    }
}
