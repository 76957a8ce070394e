package io.muster.scoring;

import io.muster.inventory.ArtifactExaminer;
import io.muster.inventory.Artifacts;
import io.muster.inventory.GoldenRecord;
import io.muster.inventory.ModelVersion;
import io.muster.inventory.Signature;
import io.muster.shared.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Turns artifacts into scorers. Every scorer that leaves here has reproduced its version's golden records: several
 * well-known runtimes load valid files and score them wrong without a word.
 */
public class Scoring implements ArtifactExaminer {

    private static final int AT_ONCE = 16;

    private final Map<String, ModelFormat> formats;
    private final Artifacts artifacts;
    private final Watchdog examining;
    private final Watchdog serving;

    Scoring(List<ModelFormat> formats, Artifacts artifacts, ScoringSettings settings) {
        this.formats = formats.stream()
                .collect(Collectors.toMap(ModelFormat::id, Function.identity(), (a, b) -> a, TreeMap::new));
        this.artifacts = artifacts;
        this.examining = new Watchdog(settings.loadTimeout(), AT_ONCE);
        this.serving = new Watchdog(settings.loadTimeout(), AT_ONCE);
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
        return examining.run(artifact, named(artifact), () -> format.inspect(file), signature -> {});
    }

    /**
     * Loads the version's artifact and replays its golden records. The caller closes the scorer.
     *
     * @throws NothingToScore if the version has no artifact or signature yet
     * @throws GoldenMismatch if the runtime gives another value than a golden record expects
     * @throws UnreadableArtifact if the bytes are no such model
     */
    public Scorer open(ModelVersion version) {
        return open(examining, version);
    }

    /**
     * As {@link #open}, for a version in service: artifacts that hang while they are examined or validated do not keep
     * it waiting.
     */
    public Scorer openToServe(ModelVersion version) {
        return open(serving, version);
    }

    private Scorer open(Watchdog watchdog, ModelVersion version) {
        var artifact = artifact(version);
        var loading = loading(version);
        return proven(watchdog, artifact, named(version), loading, version.goldenRecords());
    }

    /**
     * Loads the version's artifact and measures how its golden records are reproduced, whether or not they match.
     *
     * @throws NothingToScore if the version has no artifact or signature yet
     * @throws UnreadableArtifact if the bytes are no such model
     */
    public ReplayReport replay(ModelVersion version) {
        var artifact = artifact(version);
        var loading = loading(version);
        return examining.run(
                artifact,
                named(version),
                () -> {
                    try (var scorer = loading.get()) {
                        return Replayer.replay(scorer, version.goldenRecords());
                    }
                },
                report -> {});
    }

    private Supplier<Scorer> loading(ModelVersion version) {
        return loading(format(version.format()), artifact(version), signature(version));
    }

    private Supplier<Scorer> loading(ModelFormat format, Digest artifact, Signature signature) {
        var file = artifacts.localCopy(artifact);
        return () -> format.load(file, signature);
    }

    @Override
    public Signature examine(
            String formatId, Digest artifact, Optional<Signature> declared, List<GoldenRecord> goldenRecords) {
        var format = format(formatId);
        var file = artifacts.localCopy(artifact);
        var own = examining.run(artifact, named(artifact), () -> format.inspect(file), ignored -> {});
        var signature = agreed(formatId, declared, own);
        proven(examining, artifact, named(artifact), loading(format, artifact, signature), goldenRecords)
                .close();
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

    private static Scorer proven(
            Watchdog watchdog, Digest artifact, String what, Supplier<Scorer> loading, List<GoldenRecord> records) {
        if (records.isEmpty()) {
            throw new NoGoldenRecords(what);
        }
        return watchdog.run(artifact, what, () -> replayed(what, loading.get(), records), Scorer::close);
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
            // Nobody else has the scorer, so nobody else could give its memory back.
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

    private static String named(ModelVersion version) {
        return "Version '%s'".formatted(version.id());
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
