package io.muster.inventory;

import io.muster.audit.refusals.RefusalLog;
import io.muster.inventory.entry.InvalidEntry;
import io.muster.inventory.entry.InventoryProblem;
import io.muster.inventory.entry.Limits;
import io.muster.inventory.models.Model;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.models.ModelEvent.ModelRedescribed;
import io.muster.inventory.models.ModelEvent.ModelRegistered;
import io.muster.inventory.models.NewModel;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.store.Models;
import io.muster.inventory.store.UseCases;
import io.muster.inventory.store.Versions;
import io.muster.inventory.usecases.NewUseCase;
import io.muster.inventory.usecases.UseCase;
import io.muster.inventory.usecases.UseCaseDescription;
import io.muster.inventory.usecases.UseCaseEvent.UseCaseRedescribed;
import io.muster.inventory.usecases.UseCaseEvent.UseCaseRegistered;
import io.muster.inventory.versions.ExaminedContent;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.NewVersion;
import io.muster.inventory.versions.NotTheDeveloper;
import io.muster.inventory.versions.Stage;
import io.muster.inventory.versions.Supplement;
import io.muster.inventory.versions.TierAssignment;
import io.muster.inventory.versions.TierOverrideByDeveloper;
import io.muster.inventory.versions.TrainingPlan;
import io.muster.inventory.versions.VersionContent;
import io.muster.inventory.versions.VersionEvent.TierAssigned;
import io.muster.inventory.versions.VersionEvent.TierLoweringRequested;
import io.muster.inventory.versions.VersionEvent.TierOverridden;
import io.muster.inventory.versions.VersionEvent.VersionApproved;
import io.muster.inventory.versions.VersionEvent.VersionDrafted;
import io.muster.inventory.versions.VersionEvent.VersionFrozen;
import io.muster.inventory.versions.VersionEvent.VersionRejected;
import io.muster.inventory.versions.VersionEvent.VersionRenewed;
import io.muster.inventory.versions.VersionEvent.VersionReopened;
import io.muster.inventory.versions.VersionEvent.VersionRetired;
import io.muster.inventory.versions.VersionEvent.VersionSupplied;
import io.muster.inventory.versions.VersionEvent.VersionSuspended;
import io.muster.inventory.versions.VersionEvent.VersionWentLive;
import io.muster.inventory.versions.VersionEvent.VersionWithdrawn;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.EventPublisher;
import io.muster.shared.ModelId;
import io.muster.shared.Refusal;
import io.muster.shared.UseCaseId;
import io.muster.shared.VersionId;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The inventory of use cases, models and their versions. Each operation checks that it is allowed, stores the result
 * and publishes an event, in one transaction. The operations that change a version's stage are for processes; REST
 * offers only registering, drafting, supplying and overriding a tier.
 */
@Service
@Transactional
public class Inventory {

    private final UseCases useCases;
    private final Models models;
    private final Versions versions;
    private final ArtifactInspection examination;
    private final EventPublisher events;
    private final RefusalLog refusals;

    Inventory(
            UseCases useCases,
            Models models,
            Versions versions,
            ArtifactInspection examination,
            EventPublisher events,
            RefusalLog refusals) {
        this.useCases = useCases;
        this.models = models;
        this.versions = versions;
        this.examination = examination;
        this.events = events;
        this.refusals = refusals;
    }

    /** @throws Refusal {@code ALREADY_REGISTERED} if the name is taken */
    public UseCase registerUseCase(NewUseCase request, Actor by) {
        var useCase = new UseCase(request.id(), request.description(), by, events.now(), 1);
        useCases.add(useCase);
        events.publish(new UseCaseRegistered(useCase.id(), useCase.description(), by, useCase.registeredAt()));
        return useCase;
    }

    /**
     * @param revision the one the change is based on
     * @throws Refusal {@code STALE_REVISION} if it has changed since
     */
    public UseCase describe(UseCaseId id, UseCaseDescription description, long revision, Actor by) {
        var before = useCase(id);
        var after = useCases.save(new UseCase(id, description, before.registeredBy(), before.registeredAt(), revision));
        events.publish(new UseCaseRedescribed(id, description, by, events.now()));
        return after;
    }

    /** @throws Refusal {@code ALREADY_REGISTERED} if the name is taken */
    public Model registerModel(NewModel request, Actor by) {
        useCase(request.useCase());
        request.description().dependencies().forEach(this::model);
        var model =
                new Model(request.id(), request.useCase(), request.type(), request.description(), by, events.now(), 1);
        models.add(model);
        events.publish(new ModelRegistered(
                model.id(), model.useCase(), model.type(), model.description(), by, model.registeredAt()));
        return model;
    }

    /**
     * @param revision the one the change is based on
     * @throws Refusal {@code STALE_REVISION} if it has changed since
     */
    public Model describe(ModelId id, ModelDescription description, long revision, Actor by) {
        var before = model(id);
        var request = new NewModel(id, before.useCase(), before.type(), description);
        request.description().dependencies().forEach(this::model);
        var after = models.save(new Model(
                id,
                before.useCase(),
                before.type(),
                description,
                before.registeredBy(),
                before.registeredAt(),
                revision));
        events.publish(new ModelRedescribed(id, description, by, events.now()));
        return after;
    }

    /** Drafts the next version. The actor becomes its developer and must be a person, or separation of duties would mean nothing. */
    public ModelVersion draft(NewVersion request, Actor by) {
        if (!by.isPerson()) {
            throw new InvalidEntry(
                    "A version of '%s' needs a person as its developer, not '%s'".formatted(request.model(), by));
        }
        examination.requireStored(request.artifact());
        var version = ModelVersion.draft(models.nextVersion(request.model()), request, by, events.now());
        versions.add(version);
        events.publish(new VersionDrafted(version.id(), version.origin(), version.format(), by, version.since()));
        return version;
    }

    /** Adds content to a draft; null leaves a part unchanged. Only its developer and processes may do so. */
    public ModelVersion supply(
            VersionId id,
            @Nullable Digest artifact,
            @Nullable Signature signature,
            @Nullable List<GoldenRecord> goldenRecords,
            @Nullable TrainingPlan training,
            Actor by) {
        var revision = version(id).revision();
        return supply(id, new Supplement(artifact, signature, goldenRecords, training, null), revision, by);
    }

    /**
     * @param revision the one the change is based on
     * @throws Refusal {@code STALE_REVISION} if it has changed since
     */
    public ModelVersion supply(VersionId id, Supplement more, long revision, Actor by) {
        examination.requireStored(more.artifact());
        var before = version(id);
        requireRevision(before, revision);
        var after = versions.save(recorded(id, by, "supply content", () -> before.supply(more, by)));
        events.publish(new VersionSupplied(id, after.build(), examination.draftDigest(after), by, events.now()));
        return after;
    }

    /**
     * Loads the content and replays its golden records, before and outside the transaction that freezes it.
     *
     * @throws io.muster.shared.Refusal if the content is not what it claims to be
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public ExaminedContent examine(VersionId id, VersionContent content) {
        return examination.examine(version(id), content);
    }

    /** Turns the draft into an immutable candidate. Freezing a candidate with the same content again does nothing. */
    public ModelVersion freeze(VersionId id, ExaminedContent examined, Actor by) {
        var before = version(id);
        examined.requireFor(before);
        if (before.stage() == Stage.CANDIDATE && examination.isSame(before, examined)) {
            return before;
        }
        var after = versions.save(before.freeze(examined.content(), events.now()));
        var content = examined.content();
        events.publish(
                new VersionFrozen(id, after.build(), content.artifact(), examination.digest(after), by, after.since()));
        return after;
    }

    /** Reopens a candidate for rework: its artifact becomes void, and a new build begins. */
    public ModelVersion reopen(VersionId id, String reason, Actor by) {
        var after = versions.save(version(id).reopen(events.now()));
        events.publish(new VersionReopened(id, after.build(), because(reason), by, after.since()));
        return after;
    }

    /**
     * Records the tier that the rule computed. A person's override stays in force.
     *
     * @param rule the decision and its version: {@code tier-classification:4}
     */
    public ModelVersion assignTier(VersionId id, int tier, String rule, Actor by) {
        var before = version(id);
        var after = before.assignTier(tier, Limits.name("rule", rule), by, events.now());
        if (sameTier(before.tier(), after.tier())) {
            return before;
        }
        var kept = versions.save(after);
        events.publish(new TierAssigned(id, tier, rule, kept.tier().tier(), by, events.now()));
        return kept;
    }

    /**
     * Returns a version to draft with all its content, for a release that starts over: all sign-offs become void.
     *
     * @throws Refusal {@code STAGE_CONFLICT} unless it is a candidate, or approved and not in service
     */
    public ModelVersion returnToDraft(VersionId id, String reason, Actor by) {
        var after = versions.save(version(id).returnToDraft(events.now()));
        events.publish(new VersionReopened(id, after.build(), because(reason), by, after.since()));
        return after;
    }

    private static boolean sameTier(@Nullable TierAssignment before, TierAssignment after) {
        return before != null
                && before.tier() == after.tier()
                && before.computed() == after.computed()
                && before.rule().equals(after.rule())
                && Objects.equals(before.overrideReason(), after.overrideReason());
    }

    /** Requests another tier than the rule's. Refused for the version's developer. */
    public ModelVersion overrideTier(VersionId id, int tier, String reason, Actor by) {
        return overrideTier(id, tier, reason, version(id).revision(), by);
    }

    /**
     * A tier with more scrutiny takes effect at once. One with less is only requested: it takes effect when a second
     * person confirms it, and until then the version is returned unchanged.
     *
     * @param revision the one the change is based on
     * @throws Refusal {@code STALE_REVISION} if it has changed since
     */
    public ModelVersion overrideTier(VersionId id, int tier, String reason, long revision, Actor by) {
        var before = version(id);
        requireRevision(before, revision);
        var former = recorded(id, by, "override the tier", () -> before.requireOverridable(tier, reason, by));
        if (tier > former.tier()) {
            events.publish(new TierLoweringRequested(id, former.tier(), tier, because(reason), by, events.now()));
            return before;
        }
        var after = versions.save(before.raiseTier(tier, reason, by, events.now()));
        events.publish(new TierOverridden(id, former.tier(), tier, because(reason), null, by, events.now()));
        return after;
    }

    /**
     * Sets a tier with less scrutiny that one person requested and another confirmed. For processes.
     *
     * @param by who requested it
     */
    public ModelVersion lowerTier(VersionId id, int tier, String reason, Actor by, Actor confirmedBy) {
        var before = version(id);
        var after = versions.save(before.lowerTier(tier, reason, by, confirmedBy, events.now()));
        events.publish(
                new TierOverridden(id, before.tier().tier(), tier, because(reason), confirmedBy, by, events.now()));
        return after;
    }

    public ModelVersion approve(VersionId id, String certificateId, Actor by) {
        var after = versions.save(version(id).approve(certificateId, events.now()));
        events.publish(new VersionApproved(id, certificateId, by, after.since()));
        return after;
    }

    public ModelVersion renew(VersionId id, String certificateId, Actor by) {
        var after = versions.save(version(id).renew(certificateId));
        events.publish(new VersionRenewed(id, certificateId, by, events.now()));
        return after;
    }

    public ModelVersion goLive(VersionId id, Actor by) {
        var after = versions.save(version(id).goLive(events.now()));
        events.publish(new VersionWentLive(id, by, after.since()));
        return after;
    }

    public ModelVersion suspend(VersionId id, String reason, Actor by) {
        var after = versions.save(version(id).suspend(events.now()));
        events.publish(new VersionSuspended(id, because(reason), by, after.since()));
        return after;
    }

    public ModelVersion retire(VersionId id, String reason, Actor by) {
        var after = versions.save(version(id).retire(events.now()));
        events.publish(new VersionRetired(id, because(reason), by, after.since()));
        return after;
    }

    public ModelVersion reject(VersionId id, String reason, Actor by) {
        var after = versions.save(version(id).reject(events.now()));
        events.publish(new VersionRejected(id, because(reason), by, after.since()));
        return after;
    }

    public ModelVersion withdraw(VersionId id, String reason, Actor by) {
        var after = versions.save(version(id).withdraw(events.now()));
        events.publish(new VersionWithdrawn(id, because(reason), by, after.since()));
        return after;
    }

    /** @throws Refusal {@code USE_CASE_NOT_FOUND} if there is none */
    @Transactional(readOnly = true)
    public UseCase useCase(UseCaseId id) {
        return useCases.find(id).orElseThrow(() -> InventoryProblem.USE_CASE_NOT_FOUND.noSuch("use case", id));
    }

    @Transactional(readOnly = true)
    public List<UseCase> useCases() {
        return useCases.all();
    }

    @Transactional(readOnly = true)
    public Page<UseCase> useCases(Paging paging) {
        return useCases.page(paging);
    }

    /** @throws Refusal {@code MODEL_NOT_FOUND} if there is none */
    @Transactional(readOnly = true)
    public Model model(ModelId id) {
        return models.find(id).orElseThrow(() -> InventoryProblem.MODEL_NOT_FOUND.noSuch("model", id));
    }

    @Transactional(readOnly = true)
    public List<Model> models() {
        return models.all();
    }

    @Transactional(readOnly = true)
    public List<Model> models(UseCaseId useCase) {
        return models.of(useCase);
    }

    /** @param useCase null for the models of all use cases */
    @Transactional(readOnly = true)
    public Page<Model> models(@Nullable UseCaseId useCase, Paging paging) {
        return models.page(useCase, paging);
    }

    /** @throws Refusal {@code VERSION_NOT_FOUND} if there is none */
    @Transactional(readOnly = true)
    public ModelVersion version(VersionId id) {
        return versions.find(id).orElseThrow(() -> InventoryProblem.VERSION_NOT_FOUND.noSuch("version", id));
    }

    /** All versions of a model, oldest first. */
    @Transactional(readOnly = true)
    public List<ModelVersion> versions(ModelId model) {
        return versions.of(model);
    }

    /**
     * Versions of a model, oldest first.
     *
     * @throws Refusal {@code MODEL_NOT_FOUND} if there is no such model
     */
    @Transactional(readOnly = true)
    public Page<ModelVersion> versions(ModelId model, Paging paging) {
        return versions.of(model(model).id(), paging);
    }

    /** All versions in one of the stages, by model and number. */
    @Transactional(readOnly = true)
    public List<ModelVersion> versionsIn(Collection<Stage> stages) {
        return stages.isEmpty() ? List.of() : versions.in(stages);
    }

    /** The serving versions of a model: one, or several while a challenger runs beside the champion. */
    @Transactional(readOnly = true)
    public List<ModelVersion> inService(ModelId model) {
        return versions(model).stream()
                .filter(version -> version.stage() == Stage.IN_SERVICE)
                .toList();
    }

    /** Records a refused attempt, although everything else of it is rolled back. */
    private <T> T recorded(VersionId id, Actor by, String request, Supplier<T> verb) {
        try {
            return verb.get();
        } catch (NotTheDeveloper | TierOverrideByDeveloper refusal) {
            refusals.refused(id.model().name(), id.toString(), by, request, refusal.getMessage());
            throw refusal;
        }
    }

    private static void requireRevision(ModelVersion version, long expected) {
        if (version.revision() != expected) {
            throw InventoryProblem.staleRevision(version.id(), expected);
        }
    }

    private static String because(String reason) {
        return Limits.text("reason", reason);
    }
}
