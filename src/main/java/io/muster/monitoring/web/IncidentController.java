package io.muster.monitoring.web;

import io.muster.inventory.Inventory;
import io.muster.monitoring.incident.Incident;
import io.muster.monitoring.incident.Incidents;
import io.muster.monitoring.incident.Silence;
import io.muster.monitoring.incident.Silences;
import io.muster.monitoring.incident.Silences.NewSilence;
import io.muster.security.ReadAccess;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/monitoring")
@Tag(name = "Incidents", description = "Incidents: alarms of a version for one cause, and what was done about them")
class IncidentController {

    private final Incidents incidents;
    private final Silences silences;
    private final Inventory inventory;

    IncidentController(Incidents incidents, Silences silences, Inventory inventory) {
        this.incidents = incidents;
        this.silences = silences;
        this.inventory = inventory;
    }

    @GetMapping("/incidents")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(
            summary = "Lists all incidents of a version, newest first, or all open ones if no version is given, "
                    + "major ones first")
    List<Incident> list(@RequestParam(required = false) @Nullable String version) {
        return version == null
                ? incidents.open()
                : incidents.of(inventory.version(VersionId.parse(version)).id());
    }

    @GetMapping("/incidents/{id}")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Shows one incident with its ranked causes and what was done about it")
    Incident one(@PathVariable String id) {
        return incidents.get(id);
    }

    @GetMapping("/silences")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Lists the silences that are not over")
    List<Silence> silences() {
        return silences.active();
    }

    @PostMapping("/silences")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('VALIDATOR')")
    @Operation(
            summary = "Silences monitors of a version for up to 90 days: their alarms open no incident, but are shown")
    Silence silence(@Valid @RequestBody Silencing request, Actor actor) {
        return silences.begin(
                new NewSilence(
                        inventory.version(request.version()).id(),
                        request.statistic(),
                        request.subject(),
                        request.reason(),
                        request.owner(),
                        request.until()),
                actor);
    }

    @PostMapping("/silences/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('VALIDATOR')")
    @Operation(summary = "Ends a silence before its time, with a reason")
    void end(@PathVariable String id, @Valid @RequestBody Ending request, Actor actor) {
        silences.end(id, request.reason(), actor);
    }

    record Ending(@NotBlank @Size(max = 2000) String reason) {}

    /**
     * @param statistic id of a statistic, or null for all
     * @param subject a column, a category, a group, or null for all
     * @param owner who answers for it
     * @param until at most 90 days from now
     */
    record Silencing(
            @NotNull VersionId version,
            @Size(max = 100) @Nullable String statistic,
            @Size(max = 255) @Nullable String subject,
            @NotBlank @Size(max = 2000) String reason,
            @NotNull Actor owner,
            @NotNull Instant until) {}
}
