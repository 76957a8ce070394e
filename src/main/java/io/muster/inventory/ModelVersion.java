package io.muster.inventory;

import static io.muster.inventory.Stage.APPROVED;
import static io.muster.inventory.Stage.CANDIDATE;
import static io.muster.inventory.Stage.DRAFT;
import static io.muster.inventory.Stage.IN_SERVICE;
import static io.muster.inventory.Stage.REJECTED;
import static io.muster.inventory.Stage.RETIRED;
import static io.muster.inventory.Stage.SUSPENDED;
import static io.muster.inventory.Stage.WITHDRAWN;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One candidate of a model, from draft to its end. Verbs return the version as it is afterwards and throw
 * {@link StageConflict} where they may not; only {@link Inventory} calls them and keeps the result.
 *
 * @param format the artifact's format: {@code onnx}, {@code pmml}, {@code dmn}, {@code remote}
 * @param training how it is trained, or null if it is not trained here
 * @param artifact the bytes, or null while there are none
 * @param signature what it takes and gives; declared while a draft, checked against the artifact once frozen
 * @param provenance where the artifact comes from, in name order; empty while a draft
 * @param tier its materiality class, or null before classification
 * @param build counts from 1 how often the content was opened for change
 * @param developer who drafted it and alone may supply its content: separation of duties hangs on this
 * @param certificate id of the certificate it was last approved by, or null
 * @param since when it entered its stage
 * @param revision counts changes from 1
 */
public record ModelVersion(
        VersionId id,
        Stage stage,
        Origin origin,
        String format,
        @Nullable TrainingPlan training,
        EvaluationPlan evaluation,
        @Nullable Digest artifact,
        @Nullable Signature signature,
        List<GoldenRecord> goldenRecords,
        Map<String, String> provenance,
        @Nullable TierAssignment tier,
        int build,
        Actor developer,
        @Nullable String certificate,
        Instant createdAt,
        Instant since,
        long revision) {

    public ModelVersion {
        goldenRecords = List.copyOf(goldenRecords);
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
    }

    static ModelVersion draft(VersionId id, NewVersion wish, Actor developer, Instant at) {
        return new ModelVersion(
                id,
                DRAFT,
                wish.origin(),
                wish.format(),
                wish.training(),
                wish.evaluation(),
                wish.artifact(),
                wish.signature(),
                wish.goldenRecords(),
                Map.of(),
                null,
                1,
                developer,
                null,
                at,
                at,
                1);
    }

    ModelVersion supply(Supplement more, Actor by) {
        require("supplied with content", DRAFT);
        if (by.isPerson() && !by.samePersonAs(developer)) {
            throw new NotTheDeveloper(id, developer, by);
        }
        var plan = more.training() == null ? training : more.training();
        if (origin != Origin.TRAINED && plan != null) {
            throw new InvalidEntry("'training' is only for trained versions; %s is '%s'".formatted(id, origin.word()));
        }
        return with(
                plan,
                more.evaluation() == null ? evaluation : more.evaluation(),
                more.artifact() == null ? artifact : more.artifact(),
                more.signature() == null ? signature : more.signature(),
                more.goldenRecords() == null ? goldenRecords : more.goldenRecords(),
                provenance,
                build);
    }

    ModelVersion freeze(VersionContent content, Instant at) {
        require("frozen", DRAFT);
        return with(
                        training,
                        evaluation,
                        content.artifact(),
                        content.signature(),
                        content.goldenRecords(),
                        content.provenance(),
                        build)
                .to(CANDIDATE, at);
    }

    /** Voids the artifact; what was declared about it stays and may be supplied anew. */
    ModelVersion reopen(Instant at) {
        require("reopened", CANDIDATE);
        return with(training, evaluation, null, signature, goldenRecords, Map.of(), build + 1)
                .to(DRAFT, at);
    }

    /** A rule's new result is noted, but does not undo a person's override. */
    ModelVersion assignTier(int computed, String rule, Actor by, Instant at) {
        requireNotEnded("classified");
        var overridden = tier != null && tier.overrideReason() != null;
        return with(
                overridden
                        ? new TierAssignment(tier.tier(), rule, tier.overrideReason(), tier.by(), tier.at())
                        : new TierAssignment(computed, rule, null, by, at));
    }

    ModelVersion overrideTier(int wanted, String reason, Actor by, Instant at) {
        requireNotEnded("classified");
        if (tier == null) {
            throw new InvalidEntry("%s has no tier yet that could be overridden".formatted(id));
        }
        if (by.samePersonAs(developer)) {
            throw new TierOverrideByDeveloper(id, by);
        }
        return with(new TierAssignment(wanted, tier.rule(), Limits.text("reason", reason), by, at));
    }

    ModelVersion approve(String certificateId, Instant at) {
        require("approved", CANDIDATE);
        return to(APPROVED, Limits.name("certificate", certificateId), at);
    }

    ModelVersion renew(String certificateId) {
        require("renewed", APPROVED, IN_SERVICE, SUSPENDED);
        return to(stage, Limits.name("certificate", certificateId), since);
    }

    ModelVersion goLive(Instant at) {
        require("put into service", APPROVED, SUSPENDED);
        return to(IN_SERVICE, at);
    }

    ModelVersion suspend(Instant at) {
        require("suspended", IN_SERVICE);
        return to(SUSPENDED, at);
    }

    ModelVersion retire(Instant at) {
        require("retired", APPROVED, IN_SERVICE, SUSPENDED);
        return to(RETIRED, at);
    }

    ModelVersion reject(Instant at) {
        require("rejected", DRAFT, CANDIDATE);
        return to(REJECTED, at);
    }

    ModelVersion withdraw(Instant at) {
        require("withdrawn", DRAFT, CANDIDATE, APPROVED);
        return to(WITHDRAWN, at);
    }

    private void require(String wish, Stage... wanted) {
        if (!Arrays.asList(wanted).contains(stage)) {
            throw new StageConflict(id, stage, wish, Arrays.asList(wanted));
        }
    }

    private void requireNotEnded(String wish) {
        if (stage.isEnd()) {
            throw new StageConflict(
                    id,
                    stage,
                    wish,
                    Arrays.stream(Stage.values()).filter(any -> !any.isEnd()).toList());
        }
    }

    private ModelVersion to(Stage next, Instant at) {
        return to(next, certificate, at);
    }

    private ModelVersion to(Stage next, @Nullable String certificateId, Instant at) {
        return new ModelVersion(
                id,
                next,
                origin,
                format,
                training,
                evaluation,
                artifact,
                signature,
                goldenRecords,
                provenance,
                tier,
                build,
                developer,
                certificateId,
                createdAt,
                at,
                revision);
    }

    private ModelVersion with(TierAssignment assigned) {
        return new ModelVersion(
                id,
                stage,
                origin,
                format,
                training,
                evaluation,
                artifact,
                signature,
                goldenRecords,
                provenance,
                assigned,
                build,
                developer,
                certificate,
                createdAt,
                since,
                revision);
    }

    private ModelVersion with(
            @Nullable TrainingPlan plan,
            EvaluationPlan judging,
            @Nullable Digest bytes,
            @Nullable Signature declared,
            List<GoldenRecord> records,
            Map<String, String> origins,
            int count) {
        return new ModelVersion(
                id,
                stage,
                origin,
                format,
                plan,
                judging,
                bytes,
                declared,
                records,
                origins,
                tier,
                count,
                developer,
                certificate,
                createdAt,
                since,
                revision);
    }
}
