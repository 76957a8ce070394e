package io.muster.reporting.web;

import io.muster.deployment.DeploymentRole;
import io.muster.deployment.ServiceHistory;
import io.muster.deployment.ServiceHistory.Change;
import io.muster.deployment.ServiceHistory.What;
import io.muster.inventory.Inventory;
import io.muster.reporting.ServiceRecords;
import io.muster.reporting.ServiceRecords.ServiceRecord;
import io.muster.security.ReadAccess;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What served when, for auditors: of one model or of all. */
@RestController
@RequestMapping("/api")
@PreAuthorize(ReadAccess.INTERACTIVE)
@Tag(name = "Service history", description = "What served when, by which certificate, and what changed")
class ServiceController {

    private final ServiceRecords records;
    private final ServiceHistory history;
    private final Inventory inventory;
    private final Clock clock;

    ServiceController(ServiceRecords records, ServiceHistory history, Inventory inventory, Clock clock) {
        this.records = records;
        this.history = history;
        this.inventory = inventory;
        this.clock = clock;
    }

    @GetMapping("/models/{id}/service")
    @Operation(
            summary = "Shows which versions of a model served at an instant, in which role, by which certificate",
            description = "With who allowed it, on what evidence, and under which process and policy. Now by default.")
    Page<ServiceRecord> ofModel(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return records.at(existing(id), or(at), Paging.of(after, limit));
    }

    @GetMapping("/models/{id}/service/changes")
    @Operation(summary = "Lists what changed in the service of a model after 'from' until 'to', in order of time")
    Page<ChangeView> changesOfModel(
            @PathVariable String id,
            @RequestParam Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return history.changes(existing(id), from, or(to), Paging.of(after, limit))
                .map(ChangeView::of);
    }

    @GetMapping("/service")
    @Operation(summary = "Shows which versions of all models served at an instant; now by default")
    Page<ServiceRecord> ofAll(
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return records.at(null, or(at), Paging.of(after, limit));
    }

    @GetMapping("/service/changes")
    @Operation(summary = "Lists what changed in the service of all models after 'from' until 'to', in order of time")
    Page<ChangeView> changesOfAll(
            @RequestParam Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return history.changes(null, from, or(to), Paging.of(after, limit)).map(ChangeView::of);
    }

    private ModelId existing(String id) {
        return inventory.model(new ModelId(id)).id();
    }

    private Instant or(@Nullable Instant at) {
        return at == null ? clock.instant() : at;
    }

    /** @param why the reason of an ending or of a refusal; null for a start */
    record ChangeView(
            Instant at,
            What what,
            VersionId version,
            String environment,
            DeploymentRole role,
            String deployment,
            @Nullable String why) {

        static ChangeView of(Change change) {
            var deployment = change.deployment();
            return new ChangeView(
                    change.at(),
                    change.what(),
                    deployment.version(),
                    deployment.environment(),
                    deployment.role(),
                    deployment.id(),
                    change.why());
        }
    }
}
