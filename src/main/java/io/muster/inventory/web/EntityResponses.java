package io.muster.inventory.web;

import io.muster.inventory.models.Model;
import io.muster.inventory.usecases.UseCase;
import io.muster.inventory.versions.ModelVersion;
import io.muster.shared.requests.Revision;
import java.net.URI;
import org.springframework.http.ResponseEntity;

/** Responses with the revision as ETag. Lists have none: each entry includes its revision. */
final class EntityResponses {

    private EntityResponses() {}

    static ResponseEntity<UseCase> found(UseCase useCase) {
        return ResponseEntity.ok().eTag(Revision.tag(useCase.revision())).body(useCase);
    }

    static ResponseEntity<Model> found(Model model) {
        return ResponseEntity.ok().eTag(Revision.tag(model.revision())).body(model);
    }

    static ResponseEntity<ModelVersion> found(ModelVersion version) {
        return ResponseEntity.ok().eTag(Revision.tag(version.revision())).body(version);
    }

    static ResponseEntity<UseCase> created(UseCase useCase) {
        return ResponseEntity.created(URI.create("/api/use-cases/" + useCase.id()))
                .eTag(Revision.tag(useCase.revision()))
                .body(useCase);
    }

    static ResponseEntity<Model> created(Model model) {
        return ResponseEntity.created(URI.create("/api/models/" + model.id()))
                .eTag(Revision.tag(model.revision()))
                .body(model);
    }

    static ResponseEntity<ModelVersion> created(ModelVersion version) {
        return ResponseEntity.created(URI.create("/api/versions/" + version.id()))
                .eTag(Revision.tag(version.revision()))
                .body(version);
    }
}
