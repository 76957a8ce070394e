package io.muster.inventory.web;

import io.muster.inventory.Inventory;
import io.muster.inventory.models.Model;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.models.NewModel;
import io.muster.security.ReadAccess;
import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.muster.shared.UseCaseId;
import io.muster.shared.requests.Creation;
import io.muster.shared.requests.Creations;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import io.muster.shared.requests.Revision;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/models")
@Tag(name = "Models", description = "Models of every type, each serving a use case")
class RegisteredModelsController {

    private final Inventory inventory;
    private final Creations creations;
    private final Editors editors;

    RegisteredModelsController(Inventory inventory, Creations creations, Editors editors) {
        this.inventory = inventory;
        this.creations = creations;
        this.editors = editors;
    }

    @PostMapping
    @PreAuthorize(InventoryPermissions.DEVELOP)
    @Operation(summary = "Registers a model of a use case")
    @ApiResponse(responseCode = "201", description = "Registered")
    ResponseEntity<Model> registerModel(
            @RequestBody NewModel model,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Actor actor) {
        var creation = new Creation(key, actor, "POST /api/models", model);
        var id = creations.once(
                creation, () -> inventory.registerModel(model, actor).id().name());
        return EntityResponses.created(inventory.model(new ModelId(id)));
    }

    @GetMapping
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Lists models by id")
    Page<Model> listModels(
            @RequestParam(required = false) @Nullable String useCase,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var of = useCase == null
                ? null
                : inventory.useCase(new UseCaseId(useCase)).id();
        return inventory.models(of, Paging.of(after, limit));
    }

    @GetMapping("/{id}")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Shows a model")
    ResponseEntity<Model> showModel(@PathVariable String id) {
        return EntityResponses.found(inventory.model(new ModelId(id)));
    }

    @PutMapping("/{id}/description")
    @PreAuthorize(InventoryPermissions.DESCRIBE)
    @Operation(
            summary = "Changes the description of a model",
            description = "For its owner, who registered it, and validators.")
    ResponseEntity<Model> describeModel(
            @PathVariable String id,
            @RequestBody ModelDescription description,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Actor actor) {
        var model = inventory.model(new ModelId(id));
        editors.require(model, actor);
        return EntityResponses.found(
                inventory.describe(model.id(), description, Revision.of(model.id(), ifMatch), actor));
    }
}
