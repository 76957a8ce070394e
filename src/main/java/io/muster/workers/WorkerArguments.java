package io.muster.workers;

import io.muster.formats.ScoringSettings;
import io.muster.shared.Digest;
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
 * @param jars digests of the jars from outside that it must find
 */
record WorkerArguments(ScoringSettings settings, String memory, List<Digest> jars) {

    private static final int NUMBERS = 9;

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
        var digests = jars.stream().map(Digest::toString);
        return Stream.of(Stream.of(memory), numbers, digests)
                .flatMap(words -> words)
                .toList();
    }

    static WorkerArguments parse(String[] words) {
        var left = new ArrayDeque<>(
                Stream.of(words).skip(1).limit(NUMBERS).map(Long::valueOf).toList());
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
        var jars = Stream.of(words).skip(1 + NUMBERS).map(Digest::parse).toList();
        return new WorkerArguments(settings, words[0], jars);
    }
}
