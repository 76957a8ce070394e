package io.muster.inventory;

import io.muster.inventory.entry.InvalidEntry;
import io.muster.inventory.entry.InventoryProblem;
import io.muster.inventory.entry.Limits;
import io.muster.inventory.models.Model;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.models.NewModel;
import io.muster.inventory.store.Models;
import io.muster.inventory.store.UseCases;
import io.muster.inventory.store.Versions;
import io.muster.inventory.usecases.NewUseCase;
import io.muster.inventory.usecases.UseCase;
import io.muster.inventory.usecases.UseCaseDescription;
import io.muster.inventory.versions.ExaminedContent;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.NewVersion;
import io.muster.inventory.versions.Stage;
import io.muster.inventory.versions.Supplement;
import io.muster.inventory.versions.VersionContent;
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
import io.muster.shared.ModelId;
import io.muster.shared.Refusal;
import io.muster.shared.UseCaseId;
import io.muster.shared.VersionId;
import io.muster.shared.events.EventPublisher;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The inventory of use cases, models and their versions. Each operation checks that it is allowed, stores the result
 * and publishes an event, in one transaction. The operations that change a version's stage are for processes; REST
 * offers only registering, drafting and supplying. Tiers are set by {@link MaterialityTiers}.
 */
@Service
@Transactional
public class Inventory {

    private final UseCases useCases;
    private final Models models;
    private final Versions versions;
    private final ArtifactInspection examination;
    private final Registration registration;
    private final EventPublisher events;
    private final RefusedAttempts attempts;

    Inventory(
            UseCases useCases,
            Models models,
            Versions versions,
            ArtifactInspection examination,
            Registration registration,
            EventPublisher events,
            RefusedAttempts attempts) {
        this.useCases = useCases;
        this.models = models;
        this.versions = versions;
        this.examination = examination;
        this.registration = registration;
        this.events = events;
        this.attempts = attempts;
    }

    /** @throws Refusal {@code ALREADY_REGISTERED} if the name is taken */
    public UseCase registerUseCase(NewUseCase request, Actor by) {
        return registration.register(request, by);
    }

    /**
     * @param revision the one the change is based on
     * @throws Refusal {@code STALE_REVISION} if it has changed since
     */
    public UseCase describe(UseCaseId id, UseCaseDescription description, long revision, Actor by) {
        return registration.describe(useCase(id), description, revision, by);
    }

    /** @throws Refusal {@code ALREADY_REGISTERED} if the name is taken */
    public Model registerModel(NewModel request, Actor by) {
        requireKnown(request);
        return registration.register(request, by);
    }

    /**
     * @param revision the one the change is based on
     * @throws Refusal {@code STALE_REVISION} if it has changed since
     */
    public Model describe(ModelId id, ModelDescription description, long revision, Actor by) {
        var before = model(id);
        requireKnown(new NewModel(id, before.useCase(), before.type(), description));
        return registration.describe(before, description, revision, by);
    }

    private void requireKnown(NewModel request) {
        useCase(request.useCase());
        request.description().dependencies().forEach(this::model);
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

    /**
     * Adds content to a draft. Only its developer and processes may do so.
     *
     * @param revision the one the change is based on
     * @throws Refusal {@code STALE_REVISION} if it has changed since
     */
    public ModelVersion supply(VersionId id, Supplement more, long revision, Actor by) {
        examination.requireStored(more.artifact());
        var before = version(id);
        before.requireRevision(revision);
        var after = versions.save(attempts.recorded(id, by, "supply content", () -> before.supply(more, by)));
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
     * Returns a version to draft with all its content, for a release that starts over: all sign-offs become void.
     *
     * @throws Refusal {@code STAGE_CONFLICT} unless it is a candidate, or approved and not in service
     */
    public ModelVersion returnToDraft(VersionId id, String reason, Actor by) {
        var after = versions.save(version(id).returnToDraft(events.now()));
        events.publish(new VersionReopened(id, after.build(), because(reason), by, after.since()));
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

    /** The serving versions of a model: one, or several while a challenger runs beside the champion. */
    @Transactional(readOnly = true)
    public List<ModelVersion> inService(ModelId model) {
        return versions(model).stream()
                .filter(version -> version.stage() == Stage.IN_SERVICE)
                .toList();
    }

    private static String because(String reason) {
        return Limits.text("reason", reason);
    }
}
