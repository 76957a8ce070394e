package io.muster.inventory.web;

import io.muster.inventory.Inventory;
import io.muster.inventory.usecases.NewUseCase;
import io.muster.inventory.usecases.UseCase;
import io.muster.inventory.usecases.UseCaseDescription;
import io.muster.security.ReadAccess;
import io.muster.shared.Actor;
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
@RequestMapping("/api/use-cases")
@Tag(name = "Use cases", description = "Use cases: what the business does with models, and how material that is")
class UseCasesController {

    private final Inventory inventory;
    private final Creations creations;
    private final Editors editors;

    UseCasesController(Inventory inventory, Creations creations, Editors editors) {
        this.inventory = inventory;
        this.creations = creations;
        this.editors = editors;
    }

    @PostMapping
    @PreAuthorize(InventoryPermissions.DEVELOP)
    @Operation(summary = "Registers a use case")
    @ApiResponse(responseCode = "201", description = "Registered")
    ResponseEntity<UseCase> registerUseCase(
            @RequestBody NewUseCase useCase,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Actor actor) {
        var creation = new Creation(key, actor, "POST /api/use-cases", useCase);
        var id = creations.once(
                creation, () -> inventory.registerUseCase(useCase, actor).id().name());
        return EntityResponses.created(inventory.useCase(new UseCaseId(id)));
    }

    @GetMapping
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Lists use cases by id")
    Page<UseCase> listUseCases(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return inventory.useCases(Paging.of(after, limit));
    }

    @GetMapping("/{id}")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Shows a use case")
    ResponseEntity<UseCase> showUseCase(@PathVariable String id) {
        return EntityResponses.found(inventory.useCase(new UseCaseId(id)));
    }

    @PutMapping("/{id}/description")
    @PreAuthorize(InventoryPermissions.DESCRIBE)
    @Operation(
            summary = "Changes the description of a use case",
            description = "For its owner, who registered it, and validators.")
    ResponseEntity<UseCase> describeUseCase(
            @PathVariable String id,
            @RequestBody UseCaseDescription description,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Actor actor) {
        var useCase = inventory.useCase(new UseCaseId(id));
        editors.require(useCase, actor);
        return EntityResponses.found(
                inventory.describe(useCase.id(), description, Revision.of(useCase.id(), ifMatch), actor));
    }
}
