package io.muster.scoring;

import io.muster.formats.ModelFormat;
import io.muster.formats.Scorer;
import io.muster.formats.ScoringFailed;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The loading of one artifact. A separate process ends its work by itself; in this one a watchdog stops waiting for it. */
final class ArtifactLoading {

    private final Digest artifact;
    private final Path file;
    private final Watchdog watchdog;
    private final ModelFormat format;
    private final boolean canBeEnded;
    private final boolean apart;

    /** @param format as it runs in the server's process */
    ArtifactLoading(Digest artifact, Path file, ModelFormat format, Place place) {
        this.artifact = artifact;
        this.file = file;
        this.watchdog = place.watchdog();
        this.format = format.runsHere() ? place.where().apply(format) : format;
        this.canBeEnded = format.canBeEnded();
        this.apart = this.format != format;
    }

    /** Where an artifact is opened, and the watchdog that bounds the wait for it. */
    record Place(Function<ModelFormat, ModelFormat> where, Watchdog watchdog) {}

    /** @throws Refusal {@code UNBOUNDED_MODEL} if it may run without end where nothing can end it */
    void requireBounded(String what, Signature signature) {
        if (canBeEnded) {
            return;
        }
        format.unbounded(file, signature).ifPresent(why -> {
            throw ScoringProblem.UNBOUNDED_MODEL.refusal(
                    "%s may run without end, and a model of the format '%s' cannot be ended in the server's process: %s."
                            + " Bound it, or let worker processes serve the format (muster.scoring.serving, muster.scoring.workers.enabled)",
                    what, format.id(), why);
        });
    }

    Optional<Signature> inspect(String what) {
        return apart ? format.inspect(file) : watchdog.run(artifact, what, () -> format.inspect(file), ignored -> {});
    }

    List<GoldenRecord> ownRecords(String what, Signature signature) {
        return apart
                ? format.ownRecords(file, signature)
                : watchdog.run(artifact, what, () -> format.ownRecords(file, signature), ignored -> {});
    }

    Scorer proven(String what, Signature signature, List<GoldenRecord> records) {
        if (records.isEmpty()) {
            throw ScoringProblem.NO_GOLDEN_RECORDS.refusal(
                    "%s has no golden records: expected at least one, unless the artifact contains its own", what);
        }
        return apart
                ? opened(what, signature, records)
                : watchdog.run(artifact, what, () -> opened(what, signature, records), Scorer::close);
    }

    private Scorer loaded(String what, Signature signature) {
        if (!apart) {
            requireBounded(what, signature);
        }
        return format.load(file, signature);
    }

    private Scorer opened(String what, Signature signature, List<GoldenRecord> records) {
        var scorer = loaded(what, signature);
        try {
            var mismatch = replay(what, scorer, records).firstMismatch();
            if (mismatch != null) {
                throw new GoldenMismatch(
                        what, mismatch, records.get(mismatch.record() - 1).tolerance());
            }
            return scorer;
        } catch (RuntimeException | Error e) {
            // No other code has the scorer, so no other could free its memory.
            scorer.close();
            throw e;
        }
    }

    ReplayReport replay(String what, Signature signature, List<GoldenRecord> records) {
        return apart
                ? replayed(what, signature, records)
                : watchdog.run(artifact, what, () -> replayed(what, signature, records), report -> {});
    }

    private ReplayReport replayed(String what, Signature signature, List<GoldenRecord> records) {
        try (var scorer = loaded(what, signature)) {
            return replay(what, scorer, records);
        }
    }

    private ReplayReport replay(String what, Scorer scorer, List<GoldenRecord> records) {
        try {
            return Replayer.replay(scorer, records, apart ? watchdog.limit() : null);
        } catch (ScoringFailed e) {
            throw e.mayWorkLater()
                    ? e
                    : new Refusal(
                            ScoringProblem.UNSCORABLE_ARTIFACT,
                            "%s fails on its golden records: %s".formatted(what, e.getMessage()),
                            e);
        }
    }
}
