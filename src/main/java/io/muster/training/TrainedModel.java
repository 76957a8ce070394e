package io.muster.training;

import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The result of training. Closing it removes the artifact's file; store the bytes before.
 *
 * @param artifact a file in a private directory
 * @param format the artifact's format: {@code onnx}, {@code pmml}
 * @param signature inputs and outputs as the trainer knows them; empty if the artifact contains all of it
 * @param goldenRecords rows of the training data with the outputs the trainer's own library computed
 * @param metrics by name: how well it fits the training data ({@code training_auc}) and the trainer's statistics of the
 *     fit itself ({@code standard_error.age}); they say nothing about other data
 * @param provenance trainer, library version, parameters, seed, dataset and its digest, times
 */
public record TrainedModel(
        Path artifact,
        String format,
        Optional<Signature> signature,
        List<GoldenRecord> goldenRecords,
        Map<String, Double> metrics,
        Map<String, String> provenance)
        implements AutoCloseable {

    public TrainedModel {
        goldenRecords = List.copyOf(goldenRecords);
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
    }

    /** Removes the artifact's file, and its directory if it contains nothing else. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(artifact);
            Files.deleteIfExists(artifact.toAbsolutePath().getParent());
        } catch (DirectoryNotEmptyException e) {
            // Files of another owner must not be removed.
        } catch (IOException e) {
            throw new UncheckedIOException("Could not remove " + artifact, e);
        }
    }
}
