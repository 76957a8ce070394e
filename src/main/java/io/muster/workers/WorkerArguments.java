package io.muster.workers;

import io.muster.formats.ScoringSettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/**
 * The command-line arguments of a worker process: limits and no secrets, because every user of the machine can read
 * them.
 *
 * @param memory the limit on all its memory, in words
 */
record WorkerArguments(ScoringSettings settings, String memory) {

    List<String> words() {
        var numbers = Stream.of(
                        settings.maxArtifactSize().toBytes(),
                        settings.maxDocumentSize().toBytes(),
                        settings.maxTensorSize().toBytes(),
                        settings.maxIterations(),
                        settings.maxOperations(),
                        settings.loadTimeout().toMillis(),
                        settings.evaluationTimeout().toMillis(),
                        settings.batchTimeout().toMillis(),
                        settings.threads())
                .map(String::valueOf);
        return Stream.concat(Stream.of(memory), numbers).toList();
    }

    static WorkerArguments parse(String[] words) {
        var left = new ArrayDeque<>(Stream.of(words).skip(1).map(Long::valueOf).toList());
        var settings = new ScoringSettings(
                DataSize.ofBytes(left.remove()),
                DataSize.ofBytes(left.remove()),
                DataSize.ofBytes(left.remove()),
                left.remove(),
                left.remove(),
                Duration.ofMillis(left.remove()),
                Duration.ofMillis(left.remove()),
                Duration.ofMillis(left.remove()),
                Math.toIntExact(left.remove()),
                Map.of());
        return new WorkerArguments(settings, words[0]);
    }
}
