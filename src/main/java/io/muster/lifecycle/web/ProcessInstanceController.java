package io.muster.lifecycle.web;

import io.muster.engine.ProcessRun;
import io.muster.engine.WaitingTask;
import io.muster.inventory.Inventory;
import io.muster.lifecycle.Lifecycle;
import io.muster.lifecycle.RevalidationReason;
import io.muster.lifecycle.Revalidations;
import io.muster.lifecycle.Revalidations.Request;
import io.muster.security.ReadAccess;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.VersionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
@Tag(name = "Lifecycle", description = "Process instances of versions")
class ProcessInstanceController {

    private final Lifecycle lifecycle;
    private final Revalidations revalidations;
    private final Inventory inventory;

    ProcessInstanceController(Lifecycle lifecycle, Revalidations revalidations, Inventory inventory) {
        this.lifecycle = lifecycle;
        this.revalidations = revalidations;
        this.inventory = inventory;
    }

    @GetMapping("/versions/{version}/process-instances")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Lists the process instances of a version, running and ended, newest first")
    List<ProcessRun> processInstances(@PathVariable String version) {
        return lifecycle.processRuns(inventory.version(VersionId.parse(version)).id());
    }

    @GetMapping("/waiting")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Lists open human tasks, oldest first")
    List<WaitingTask> waiting() {
        return lifecycle.waiting();
    }

    @PostMapping("/versions/{version}/release")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('DEVELOPER')")
    @Operation(summary = "Starts the release of a draft")
    Started release(@PathVariable String version, Actor actor) {
        return new Started(lifecycle.startRelease(VersionId.parse(version), actor));
    }

    @PostMapping("/versions/{version}/retirement")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('OPERATOR', 'DEVELOPER')")
    @Operation(summary = "Starts the retirement of a version")
    Started retirement(@PathVariable String version, Actor actor) {
        return new Started(lifecycle.startRetirement(VersionId.parse(version), actor));
    }

    @PostMapping("/versions/{version}/revalidation")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(
            summary =
                    "Starts the revalidation of a version now, with a reason, and on named data if the request names some")
    Started revalidation(@PathVariable String version, @Valid @RequestBody RevalidationOrder order, Actor actor) {
        return new Started(revalidations.start(
                new Request(VersionId.parse(version), RevalidationReason.PERSON, order.reason(), order.data()), actor));
    }

    @PostMapping("/versions/{version}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('DEVELOPER')")
    @Operation(summary = "Withdraws a version, with a reason; only for its developer")
    void withdrawal(@PathVariable String version, @Valid @RequestBody Withdrawal request, Actor actor) {
        lifecycle.withdraw(VersionId.parse(version), request.reason(), actor);
    }

    /** @param instance id of the process instance */
    record Started(String instance) {}

    /** @param data dataset to decide on instead of the newest outcomes of the use case, or null */
    record RevalidationOrder(
            @NotBlank @Size(max = 2000) String reason,
            @Nullable DatasetId data) {}

    record Withdrawal(@NotBlank @Size(max = 2000) String reason) {}
}
