package io.muster.lifecycle.web;

import io.muster.lifecycle.ServiceRequest.Action;
import io.muster.lifecycle.ServiceRequests;
import io.muster.lifecycle.changes.ChangeRequests;
import io.muster.lifecycle.web.ProcessInstanceController.Started;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.VersionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/versions/{version}")
@ResponseStatus(HttpStatus.CREATED)
@Tag(name = "Lifecycle", description = "Process instances of versions")
class ServiceRequestController {

    private final ServiceRequests requests;
    private final ChangeRequests changes;

    ServiceRequestController(ServiceRequests requests, ChangeRequests changes) {
        this.requests = requests;
        this.changes = changes;
    }

    @PostMapping("/suspension")
    @PreAuthorize("hasAnyRole('OPERATOR', 'DEVELOPER', 'VALIDATOR', 'APPROVER')")
    @Operation(summary = "Asks for the suspension of a version, which another person confirms")
    Started suspension(@PathVariable String version, @Valid @RequestBody Reason request, Actor actor) {
        return new Started(requests.suspension(VersionId.parse(version), request.reason(), actor));
    }

    @PostMapping("/reinstatement")
    @PreAuthorize("hasAnyRole('OPERATOR', 'DEVELOPER')")
    @Operation(summary = "Asks to put a suspended version back into service, which reviewer and approvers sign off")
    Started reinstatement(@PathVariable String version, @Valid @RequestBody Reason request, Actor actor) {
        return new Started(requests.reinstatement(VersionId.parse(version), request.reason(), actor));
    }

    @PostMapping("/change")
    @PreAuthorize("hasAnyRole('OPERATOR', 'DEVELOPER', 'VALIDATOR', 'APPROVER', 'SECOND_APPROVER')")
    @Operation(
            summary =
                    "Asks people to sign off the use of a version as it is described now, or another reference of its monitors")
    Started change(@PathVariable String version, @Valid @RequestBody Change request, Actor actor) {
        var id = VersionId.parse(version);
        return new Started(
                request.reference() == null
                        ? changes.request(id, request.reason(), actor)
                        : changes.reference(id, new DatasetId(request.reference()), request.reason(), actor));
    }

    @PostMapping("/emergency")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(
            summary =
                    "Takes a version out of service now, by suspension or rollback; another person reviews it afterwards")
    Started emergency(@PathVariable String version, @Valid @RequestBody Emergency request, Actor actor) {
        return new Started(requests.emergency(VersionId.parse(version), request.action(), request.reason(), actor));
    }

    record Reason(@NotBlank @Size(max = 2000) String reason) {}

    /** @param reference id of the dataset of another reference; null to sign off the description */
    record Change(
            @NotBlank @Size(max = 2000) String reason,
            @Nullable String reference) {}

    /** @param action {@code SUSPEND} or {@code ROLL_BACK} */
    record Emergency(
            @NotNull Action action,
            @NotBlank @Size(max = 2000) String reason) {}
}
