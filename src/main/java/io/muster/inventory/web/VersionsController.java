package io.muster.inventory.web;

import io.muster.inventory.Inventory;
import io.muster.inventory.MaterialityTiers;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.Supplement;
import io.muster.security.ReadAccess;
import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import io.muster.shared.requests.Creation;
import io.muster.shared.requests.Creations;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import io.muster.shared.requests.Revision;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
@Tag(name = "Versions", description = "Versions of models, from draft to retirement")
class VersionsController {

    private final Inventory inventory;
    private final MaterialityTiers tiers;
    private final Creations creations;

    VersionsController(Inventory inventory, MaterialityTiers tiers, Creations creations) {
        this.inventory = inventory;
        this.tiers = tiers;
        this.creations = creations;
    }

    @PostMapping("/models/{model}/versions")
    @PreAuthorize(InventoryPermissions.DEVELOP)
    @Operation(
            summary = "Drafts the next version of a model",
            description = "The person who drafts it is its developer. Send an Idempotency-Key: the server chooses "
                    + "the number, so the same request without a key drafts two versions.")
    @ApiResponse(responseCode = "201", description = "Drafted")
    ResponseEntity<ModelVersion> draftVersion(
            @PathVariable String model,
            @RequestBody VersionDraft draft,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Actor actor) {
        var request = draft.of(new ModelId(model));
        var creation = new Creation(key, actor, "POST /api/models/" + model + "/versions", request);
        var id = creations.once(
                creation, () -> inventory.draft(request, actor).id().toString());
        return EntityResponses.created(inventory.version(VersionId.parse(id)));
    }

    @GetMapping("/models/{model}/versions")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Lists the versions of a model, oldest first")
    Page<VersionSummary> listVersions(
            @PathVariable String model,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return inventory.versions(new ModelId(model), Paging.of(after, limit)).map(VersionSummary::of);
    }

    @GetMapping("/versions/{id}")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Shows a version with its signature and golden records")
    ResponseEntity<ModelVersion> showVersion(@PathVariable String id) {
        return EntityResponses.found(inventory.version(VersionId.parse(id)));
    }

    @PatchMapping("/versions/{id}")
    @PreAuthorize(InventoryPermissions.DEVELOP)
    @Operation(
            summary = "Adds content to a draft",
            description = "Fields that are not given keep their values. Only for the developer of the draft.")
    ResponseEntity<ModelVersion> supplyVersion(
            @PathVariable String id,
            @RequestBody Supplement more,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Actor actor) {
        var version = VersionId.parse(id);
        return EntityResponses.found(inventory.supply(version, more, Revision.of(version, ifMatch), actor));
    }

    @PutMapping("/versions/{id}/tier")
    @PreAuthorize(InventoryPermissions.CLASSIFY)
    @Operation(
            summary = "Sets a tier other than the one that the decision table gave, with a reason",
            description = "Not for the developer of the version. A tier that needs more scrutiny comes into force "
                    + "at once (200). A tier that needs less waits until an approver confirms it in the "
                    + "process 'tier-lowering' (202).")
    ResponseEntity<ModelVersion> overrideTier(
            @PathVariable String id,
            @Valid @RequestBody TierOverride request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Actor actor) {
        var version = VersionId.parse(id);
        var after = tiers.override(version, request.tier(), request.reason(), Revision.of(version, ifMatch), actor);
        var holds = after.tier() != null && after.tier().tier() == request.tier();
        return holds ? EntityResponses.found(after) : ResponseEntity.accepted().body(after);
    }

    /** @param tier 1 (highest) to 3 */
    record TierOverride(
            @NotNull @Min(1) @Max(3) Integer tier, @NotBlank String reason) {}
}
