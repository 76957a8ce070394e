package io.muster.scoring;

import io.muster.formats.FormatFacts;
import io.muster.formats.IncompatibleSignature;
import io.muster.formats.ModelFormat;
import io.muster.formats.Scorer;
import io.muster.formats.ScoringSettings;
import io.muster.formats.ScoringUnavailable;
import io.muster.formats.ServingMode;
import io.muster.formats.UnreadableArtifact;
import io.muster.inventory.ArtifactExaminer;
import io.muster.inventory.ExaminedArtifact;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.versions.ModelVersion;
import io.muster.scoring.ArtifactLoading.Place;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.workers.Isolation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The factory of scorers from artifacts. Every scorer it returns has reproduced its version's golden records: several
 * well-known runtimes load valid files and silently score them wrong. An unexamined artifact is opened in a separate
 * process ({@link Isolation}), and so is a model in service whose time and memory are not known to be bounded.
 */
public class Scoring implements ArtifactExaminer {

    private static final int AT_ONCE = 16;

    private final FormatRegistry formats;
    private final Artifacts artifacts;
    private final ScoringSettings settings;
    private final Isolation isolation;
    private final Watchdog examining;
    private final Watchdog serving;

    Scoring(List<ModelFormat> formats, Artifacts artifacts, ScoringSettings settings, Isolation isolation) {
        this.formats = new FormatRegistry(formats);
        this.artifacts = artifacts;
        this.settings = settings;
        this.isolation = isolation;
        this.examining = new Watchdog(settings.loadTimeout(), AT_ONCE);
        this.serving = new Watchdog(settings.loadTimeout(), AT_ONCE);
    }

    /**
     * The facts that hold for each model of the format.
     *
     * @throws Refusal {@code UNKNOWN_FORMAT} if nothing scores the format
     */
    public FormatFacts facts(String formatId) {
        return formats.get(formatId).facts();
    }

    /**
     * The artifact's own signature.
     *
     * @return empty if the format does not contain one and the signature must be declared
     * @throws Refusal {@code UNKNOWN_FORMAT} if nothing scores the format
     * @throws UnreadableArtifact if the bytes are not a model of this format
     * @throws ScoringUnavailable if there is no capacity to examine it now
     */
    public Optional<Signature> inspect(String formatId, Digest artifact) {
        return to(examining(), formatId, artifact).inspect(named(artifact));
    }

    /**
     * Loads the version's artifact and replays its golden records. The caller closes the scorer.
     *
     * @throws Refusal {@code NOTHING_TO_SCORE} if the version has no artifact or signature yet
     * @throws Refusal {@code UNBOUNDED_MODEL} if it may run without end where nothing can end it
     * @throws GoldenMismatch if the runtime produces another value than a golden record expects
     * @throws UnreadableArtifact if the bytes are not a model of this format
     * @throws Refusal {@code UNSCORABLE_ARTIFACT} if the model fails on a golden record
     * @throws ScoringUnavailable if there is no capacity for it now
     */
    public Scorer open(ModelVersion version) {
        return proven(to(examining(), version.format(), artifact(version)), version);
    }

    /** As {@link #open}, for a version in service: it does not wait for artifacts that hang while they are examined or validated. */
    public Scorer openToServe(ModelVersion version) {
        return proven(to(serving(version), version.format(), artifact(version)), version);
    }

    /**
     * Loads the version's artifact and measures how its golden records are reproduced, whether or not they match.
     *
     * @throws Refusal {@code NOTHING_TO_SCORE} if the version has no artifact or signature yet
     * @throws UnreadableArtifact if the bytes are not a model of this format
     * @throws Refusal {@code UNSCORABLE_ARTIFACT} if the model fails on a golden record
     */
    public ReplayReport replay(ModelVersion version) {
        var loading = to(examining(), version.format(), artifact(version));
        return loading.replay(named(version), signature(version), version.goldenRecords());
    }

    @Override
    public ExaminedArtifact examine(
            String formatId, Digest artifact, Optional<Signature> declared, List<GoldenRecord> goldenRecords) {
        var loading = to(examining(), formatId, artifact);
        var own = loading.inspect(named(artifact));
        var signature = agreed(formatId, declared, own);
        if (isServedHere(formatId)) {
            loading.requireBounded(named(artifact), signature);
        }
        var records = goldenRecords.isEmpty() ? loading.ownRecords(named(artifact), signature) : goldenRecords;
        loading.proven(named(artifact), signature, records).close();
        return new ExaminedArtifact(signature, records);
    }

    private static Signature agreed(String format, Optional<Signature> declared, Optional<Signature> own) {
        if (declared.isPresent() && own.isPresent()) {
            return Compatibility.agreed(declared.get(), own.get());
        }
        return declared.or(() -> own)
                .orElseThrow(() -> new IncompatibleSignature(
                        "This %s artifact does not state its inputs and outputs: declare the signature"
                                .formatted(format)));
    }

    private static Scorer proven(ArtifactLoading loading, ModelVersion version) {
        return loading.proven(named(version), signature(version), version.goldenRecords());
    }

    private Place examining() {
        return new Place(isolation::examining, examining);
    }

    private Place serving(ModelVersion version) {
        return new Place(isServedApart(version) ? isolation::serving : Function.identity(), serving);
    }

    private boolean isServedApart(ModelVersion version) {
        var format = formats.get(version.format());
        if (!isolation.isOn() || !format.runsHere()) {
            return false;
        }
        return switch (settings.serving(format.id())) {
            case WORKER -> true;
            case IN_PROCESS -> false;
            case AUTO ->
                isolation
                        .serving(format)
                        .unbounded(artifacts.localCopy(artifact(version)), signature(version))
                        .isPresent();
        };
    }

    /** Whether no model of the format is ever served by a worker process. */
    private boolean isServedHere(String formatId) {
        return !isolation.isOn() || settings.serving(formatId) == ServingMode.IN_PROCESS;
    }

    private ArtifactLoading to(Place place, String formatId, Digest artifact) {
        var format = formats.get(formatId);
        return new ArtifactLoading(artifact, artifacts.localCopy(artifact), format, place);
    }

    private static String named(Digest artifact) {
        return "Artifact %s".formatted(artifact);
    }

    private static String named(ModelVersion version) {
        return "Version '%s'".formatted(version.id());
    }

    private static Digest artifact(ModelVersion version) {
        if (version.artifact() == null) {
            throw ScoringProblem.nothingToScore(version.id(), "artifact");
        }
        return version.artifact();
    }

    private static Signature signature(ModelVersion version) {
        if (version.signature() == null) {
            throw ScoringProblem.nothingToScore(version.id(), "signature");
        }
        return version.signature();
    }
}
