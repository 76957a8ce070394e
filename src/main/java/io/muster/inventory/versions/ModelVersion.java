package io.muster.inventory.versions;

import static io.muster.inventory.versions.Stage.APPROVED;
import static io.muster.inventory.versions.Stage.CANDIDATE;
import static io.muster.inventory.versions.Stage.DRAFT;
import static io.muster.inventory.versions.Stage.IN_SERVICE;
import static io.muster.inventory.versions.Stage.REJECTED;
import static io.muster.inventory.versions.Stage.RETIRED;
import static io.muster.inventory.versions.Stage.SUSPENDED;
import static io.muster.inventory.versions.Stage.WITHDRAWN;

import io.muster.inventory.Inventory;
import io.muster.inventory.entry.InvalidEntry;
import io.muster.inventory.entry.InventoryProblem;
import io.muster.inventory.entry.Limits;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A version of a model, from draft to its end. Its operations return the changed version and throw
 * {@link InventoryProblem#STAGE_CONFLICT} if the stage does not allow them; only {@link Inventory} calls them and
 * stores the result.
 *
 * @param format the artifact's format: {@code onnx}, {@code pmml}, {@code dmn}, {@code remote}
 * @param training how it is trained, or null if it is not trained here
 * @param artifact the bytes, or null while there are none
 * @param signature its inputs and outputs; declared while a draft, checked against the artifact once frozen
 * @param provenance where the artifact comes from, in name order; empty while a draft
 * @param tier its materiality class, or null before classification
 * @param build how often the content was opened for change, counted from 1
 * @param developer who drafted it and alone may supply its content; separation of duties depends on this
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

    public static ModelVersion draft(VersionId id, NewVersion action, Actor developer, Instant at) {
        return new ModelVersion(
                id,
                DRAFT,
                action.origin(),
                action.format(),
                action.training(),
                action.evaluation(),
                action.artifact(),
                action.signature(),
                action.goldenRecords(),
                Map.of(),
                null,
                1,
                developer,
                null,
                at,
                at,
                1);
    }

    public ModelVersion supply(Supplement more, Actor by) {
        stage.require(id, "supplied with content", DRAFT);
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

    public ModelVersion freeze(VersionContent content, Instant at) {
        stage.require(id, "frozen", DRAFT);
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

    /** Voids the artifact; its declarations are kept and may be supplied again. */
    public ModelVersion reopen(Instant at) {
        stage.require(id, "reopened", CANDIDATE);
        return with(training, evaluation, null, signature, goldenRecords, Map.of(), build + 1)
                .to(DRAFT, at);
    }

    /** Returns it to draft with the sources of its build: it must be built, examined and signed off again. */
    public ModelVersion returnToDraft(Instant at) {
        stage.require(id, "returned to a draft", CANDIDATE, APPROVED);
        return with(training, evaluation, artifact, signature, goldenRecords, Map.of(), build + 1)
                .to(DRAFT, null, at);
    }

    /** Records a rule's new result; it neither undoes a person's override nor lowers scrutiny by itself. */
    public ModelVersion assignTier(int computed, String rule, Actor by, Instant at) {
        stage.requireNotEnded(id, "classified");
        return with(
                tier == null ? TierAssignment.byRule(computed, rule, by, at) : tier.recomputed(computed, rule, by, at));
    }

    /** The preconditions of requesting another tier. */
    public TierAssignment requireOverridable(int requested, String reason, Actor by) {
        stage.requireNotEnded(id, "classified");
        if (tier == null) {
            throw new InvalidEntry("%s has no tier yet that could be overridden".formatted(id));
        }
        if (by.samePersonAs(developer)) {
            throw new TierOverrideByDeveloper(id, by);
        }
        Limits.text("reason", reason);
        TierAssignment.requireTier(requested);
        if (requested == tier.tier()) {
            throw new InvalidEntry("%s already has tier %d".formatted(id, requested));
        }
        return tier;
    }

    /** Sets a tier with more scrutiny, for which one person is enough. */
    public ModelVersion raiseTier(int requested, String reason, Actor by, Instant at) {
        var before = requireOverridable(requested, reason, by);
        if (requested > before.tier()) {
            throw new InvalidEntry("Tier %d of %s is not above %d; lowering it needs two people"
                    .formatted(requested, id, before.tier()));
        }
        return with(before.overridden(requested, reason, by, null, at));
    }

    /** Sets a tier with less scrutiny, which needs two people, neither of them the developer. */
    public ModelVersion lowerTier(int requested, String reason, Actor by, Actor confirmedBy, Instant at) {
        var before = requireOverridable(requested, reason, by);
        requireOverridable(requested, reason, confirmedBy);
        if (by.samePersonAs(confirmedBy) || !by.isPerson() || !confirmedBy.isPerson()) {
            throw new InvalidEntry(
                    "Lowering the tier of %s needs two people, not '%s' and '%s'".formatted(id, by, confirmedBy));
        }
        return with(before.overridden(requested, reason, by, confirmedBy, at));
    }

    public ModelVersion approve(String certificateId, Instant at) {
        stage.require(id, "approved", CANDIDATE);
        return to(APPROVED, Limits.name("certificate", certificateId), at);
    }

    public ModelVersion renew(String certificateId) {
        stage.require(id, "renewed", APPROVED, IN_SERVICE, SUSPENDED);
        return to(stage, Limits.name("certificate", certificateId), since);
    }

    public ModelVersion goLive(Instant at) {
        stage.require(id, "put into service", APPROVED, SUSPENDED);
        return to(IN_SERVICE, at);
    }

    public ModelVersion suspend(Instant at) {
        stage.require(id, "suspended", APPROVED, IN_SERVICE);
        return to(SUSPENDED, at);
    }

    public ModelVersion retire(Instant at) {
        stage.require(id, "retired", APPROVED, IN_SERVICE, SUSPENDED);
        return to(RETIRED, at);
    }

    public ModelVersion reject(Instant at) {
        stage.require(id, "rejected", DRAFT, CANDIDATE);
        return to(REJECTED, at);
    }

    public ModelVersion withdraw(Instant at) {
        stage.require(id, "withdrawn", DRAFT, CANDIDATE, APPROVED, SUSPENDED);
        return to(WITHDRAWN, at);
    }

    /** @throws Refusal {@code STALE_REVISION} if it has changed since */
    public void requireRevision(long expected) {
        if (revision != expected) {
            throw InventoryProblem.staleRevision(id, expected);
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
