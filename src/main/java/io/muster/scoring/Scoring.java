package io.muster.scoring;

import io.muster.inventory.ArtifactExaminer;
import io.muster.inventory.Artifacts;
import io.muster.inventory.GoldenRecord;
import io.muster.inventory.ModelVersion;
import io.muster.inventory.Signature;
import io.muster.shared.Digest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns artifacts into scorers. Every scorer that leaves here has reproduced its version's golden records: several
 * well-known runtimes load valid files and score them wrong without a word.
 */
public class Scoring implements ArtifactExaminer {

    private final Map<String, ModelFormat> formats;
    private final Artifacts artifacts;
    private final Watchdog watchdog;

    Scoring(List<ModelFormat> formats, Artifacts artifacts, ScoringSettings settings) {
        this.formats = formats.stream()
                .collect(Collectors.toMap(ModelFormat::id, Function.identity(), (a, b) -> a, TreeMap::new));
        this.artifacts = artifacts;
        this.watchdog = new Watchdog(settings.loadTimeout());
    }

    /**
     * What the artifact says of itself.
     *
     * @return empty when the format does not tell and the signature must be declared
     * @throws UnknownFormat if nothing scores the format
     * @throws UnreadableArtifact if the bytes are no such model
     */
    public Optional<Signature> inspect(String formatId, Digest artifact) {
        var format = format(formatId);
        var file = artifacts.localCopy(artifact);
        return watchdog.run(named(artifact), () -> format.inspect(file), signature -> {});
    }

    /**
     * Loads the version's artifact and replays its golden records. The caller closes the scorer.
     *
     * @throws NothingToScore if the version has no artifact or signature yet
     * @throws GoldenMismatch if the runtime gives another value than a golden record expects
     * @throws UnreadableArtifact if the bytes are no such model
     */
    public Scorer open(ModelVersion version) {
        var what = "Version '%s'".formatted(version.id());
        var format = format(version.format());
        var signature = signature(version);
        var file = artifacts.localCopy(artifact(version));
        return proven(what, format, file, signature, version.goldenRecords());
    }

    /**
     * Loads the version's artifact and measures how its golden records are reproduced, whether or not they match.
     *
     * @throws NothingToScore if the version has no artifact or signature yet
     * @throws UnreadableArtifact if the bytes are no such model
     */
    public ReplayReport replay(ModelVersion version) {
        var format = format(version.format());
        var signature = signature(version);
        var file = artifacts.localCopy(artifact(version));
        return watchdog.run(
                "Version '%s'".formatted(version.id()),
                () -> {
                    try (var scorer = format.load(file, signature)) {
                        return Replayer.replay(scorer, version.goldenRecords());
                    }
                },
                report -> {});
    }

    @Override
    public Signature examine(
            String formatId, Digest artifact, Optional<Signature> declared, List<GoldenRecord> goldenRecords) {
        var format = format(formatId);
        var file = artifacts.localCopy(artifact);
        var own = watchdog.run(named(artifact), () -> format.inspect(file), ignored -> {});
        var signature = agreed(formatId, declared, own);
        proven(named(artifact), format, file, signature, goldenRecords).close();
        return signature;
    }

    private static Signature agreed(String format, Optional<Signature> declared, Optional<Signature> own) {
        if (declared.isPresent() && own.isPresent()) {
            return Compatibility.agreed(declared.get(), own.get());
        }
        return declared.or(() -> own)
                .orElseThrow(() -> new IncompatibleSignature(
                        "This %s artifact does not tell its inputs and outputs; declare the signature"
                                .formatted(format)));
    }

    private Scorer proven(
            String what, ModelFormat format, Path file, Signature signature, List<GoldenRecord> goldenRecords) {
        if (goldenRecords.isEmpty()) {
            throw new NoGoldenRecords(what);
        }
        return watchdog.run(what, () -> replayed(what, format.load(file, signature), goldenRecords), Scorer::close);
    }

    private static Scorer replayed(String what, Scorer scorer, List<GoldenRecord> goldenRecords) {
        try {
            var mismatch = Replayer.replay(scorer, goldenRecords).firstMismatch();
            if (mismatch != null) {
                throw new GoldenMismatch(
                        what, mismatch, goldenRecords.get(mismatch.record() - 1).tolerance());
            }
            return scorer;
        } catch (RuntimeException | Error e) {
            scorer.close();
            throw e;
        }
    }

    private ModelFormat format(String id) {
        var format = formats.get(id);
        if (format == null) {
            throw new UnknownFormat(id, formats.keySet());
        }
        return format;
    }

    private static String named(Digest artifact) {
        return "Artifact %s".formatted(artifact);
    }

    private static Digest artifact(ModelVersion version) {
        if (version.artifact() == null) {
            throw new NothingToScore(version.id(), "artifact");
        }
        return version.artifact();
    }

    private static Signature signature(ModelVersion version) {
        if (version.signature() == null) {
            throw new NothingToScore(version.id(), "signature");
        }
        return version.signature();
    }
}
