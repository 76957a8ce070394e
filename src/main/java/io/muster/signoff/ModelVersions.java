package io.muster.signoff;

import io.muster.evidence.Dossier;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.Stage;
import io.muster.shared.Actor;
import io.muster.shared.SubjectId;
import io.muster.shared.VersionId;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Model versions as subjects of processes. */
@Component
class ModelVersions implements ProcessSubject {

    private final Inventory inventory;

    ModelVersions(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public boolean knows(SubjectId id) {
        return id instanceof VersionId;
    }

    /** A model's owner is a person, not a group. */
    @Override
    public Subject subject(SubjectId id) {
        var version = inventory.version(version(id));
        return new Subject(version.developer(), version.artifact(), null);
    }

    @Override
    public Classification classification(SubjectId id) {
        var version = inventory.version(version(id));
        var tier = version.tier();
        return new Classification(
                tier == null ? null : tier.tier(), version.origin().word());
    }

    @Override
    public Actor answerable(SubjectId id) {
        return inventory.model(version(id).model()).description().owner();
    }

    @Override
    public String summary(Dossier dossier) {
        return EvidenceWords.of(dossier.evidence());
    }

    @Override
    public String page(SubjectId id) {
        return "/versions/%s/%d".formatted(version(id).model(), id.number());
    }

    @Override
    public Optional<String> startObjection(SubjectId id, String process, Set<Stage> stages) {
        var stage = inventory.version(version(id)).stage();
        return stages.isEmpty() || stages.contains(stage)
                ? Optional.empty()
                : Optional.of("%s is %s; this process starts for versions that are %s".formatted(id, stage, stages));
    }

    private static VersionId version(SubjectId id) {
        return (VersionId) id;
    }
}
