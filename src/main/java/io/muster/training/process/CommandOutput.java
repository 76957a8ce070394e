package io.muster.training.process;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.shared.Refusal;
import io.muster.training.TrainedModel;
import io.muster.training.TrainingJob;
import io.muster.training.TrainingProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The output files of a command. They are not trusted: links are not followed, sizes are limited. */
final class CommandOutput {

    private static final long LARGEST_DOCUMENT = 16L << 20;

    private final TrainingJob job;
    private final Path out;
    private final ObjectMapper json;

    CommandOutput(TrainingJob job, Path out, ObjectMapper json) {
        this.job = job;
        this.out = out;
        this.json = json;
    }

    TrainedModel read() {
        var metrics = document("metrics.json", new TypeReference<Map<String, Double>>() {})
                .orElseThrow(() -> failed("left no metrics.json"));
        return new TrainedModel(
                artifact(),
                job.format(),
                document("signature.json", new TypeReference<Signature>() {}),
                document("golden.json", new TypeReference<List<GoldenRecord>>() {})
                        .orElse(List.of()),
                metrics,
                provenance());
    }

    private Path artifact() {
        var artifact = out.resolve("model." + job.format());
        if (!Files.isRegularFile(artifact, LinkOption.NOFOLLOW_LINKS)) {
            throw failed("left no regular file %s, only %s".formatted(artifact.getFileName(), names()));
        }
        return artifact;
    }

    private List<String> names() {
        try (var files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString())
                    .sorted()
                    .limit(20)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not look into " + out, e);
        }
    }

    private Map<String, String> provenance() {
        var facts = new TreeMap<String, String>();
        facts.put("trainer", "command " + job.plan().algorithm());
        document("provenance.json", new TypeReference<Map<String, String>>() {})
                .ifPresent(own -> own.forEach((name, value) -> facts.put("command." + name, value)));
        return facts;
    }

    private <T> Optional<T> document(String name, TypeReference<T> type) {
        var file = out.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > LARGEST_DOCUMENT) {
                throw failed("left a %s of more than %d bytes".formatted(name, LARGEST_DOCUMENT));
            }
            return Optional.ofNullable(json.readValue(file.toFile(), type));
        } catch (IOException e) {
            throw failed("left an unreadable %s: %s".formatted(name, e.getMessage()));
        }
    }

    private Refusal failed(String how) {
        return TrainingProblem.TRAINING_COMMAND_FAILED.refusal(
                "Training command '%s' %s", job.plan().algorithm(), how);
    }
}
