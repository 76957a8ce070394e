package io.muster.evidence.web;

import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.FindingEdit;
import io.muster.evidence.findings.Findings;
import io.muster.evidence.findings.NewFinding;
import io.muster.evidence.findings.Severity;
import io.muster.inventory.Inventory;
import io.muster.security.ReadAccess;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/findings")
@Tag(name = "Findings", description = "Weaknesses of versions: who must remedy them, and by when")
class FindingController {

    private final Findings findings;
    private final EvidenceLedger ledger;
    private final Inventory inventory;

    FindingController(Findings findings, EvidenceLedger ledger, Inventory inventory) {
        this.findings = findings;
        this.ledger = ledger;
        this.inventory = inventory;
    }

    @GetMapping
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(
            summary = "Lists all findings on a version, or all open findings if no version is given, most "
                    + "urgent first")
    List<Finding> list(@RequestParam(required = false) @Nullable String version) {
        return version == null
                ? findings.open()
                : findings.of(inventory.version(VersionId.parse(version)).id());
    }

    @GetMapping("/{id}")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Shows one finding")
    Finding one(@PathVariable String id) {
        return findings.get(id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(Findings.KEEPERS)
    @Operation(summary = "Records a weakness")
    Finding open(@Valid @RequestBody Opening request, Actor actor) {
        var finding = request.finding();
        inventory.version(request.version());
        if (request.evidence() != null) {
            ledger.get(request.evidence());
        }
        return findings.open(finding, actor);
    }

    @PostMapping("/{id}/close")
    @PreAuthorize(Findings.CLOSERS)
    @Operation(summary = "Closes a finding with a reason: what was done, or why nothing needs to be done")
    Finding close(@PathVariable String id, @Valid @RequestBody Closing request, Actor actor) {
        return findings.close(id, request.reason(), actor);
    }

    @PutMapping("/{id}")
    @PreAuthorize(Findings.KEEPERS)
    @Operation(summary = "Edits an open finding, assigns it or moves its date; its owner may not make less of it")
    Finding edit(@PathVariable String id, @Valid @RequestBody Editing request, Actor actor) {
        return findings.edit(id, request.edit(), actor);
    }

    @PostMapping("/{id}/remedy")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Reports what the owner of a finding has done about it; another person then closes it")
    Finding remedy(@PathVariable String id, @Valid @RequestBody Remedying request, Actor actor) {
        if (request.evidence() != null) {
            ledger.get(request.evidence());
        }
        return findings.remedy(id, request.text(), request.evidence(), actor);
    }

    @PostMapping("/{id}/accept")
    @PreAuthorize(Findings.ACCEPTORS)
    @Operation(summary = "Accepts the risk of a finding until a day; then it has no effects. Not for its owner")
    Finding accept(@PathVariable String id, @Valid @RequestBody Accepting request, Actor actor) {
        return findings.acceptRisk(id, request.until(), request.reason(), actor);
    }

    @PostMapping("/{id}/reopen")
    @PreAuthorize(Findings.KEEPERS)
    @Operation(summary = "Opens a closed finding again, with a reason")
    Finding reopen(@PathVariable String id, @Valid @RequestBody Closing request, Actor actor) {
        return findings.reopen(id, request.reason(), actor);
    }

    /** @param due UTC */
    record Editing(
            @NotNull Severity severity,
            @NotBlank @Size(max = 255) String title,
            @Size(max = 4000) @Nullable String description,
            @NotNull Actor owner,
            @NotNull LocalDate due,
            @Size(max = 4000) @Nullable String remediation) {

        FindingEdit edit() {
            return new FindingEdit(severity, title, text(description), owner, due, text(remediation));
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : given;
        }
    }

    /** @param evidence id of the evidence that shows it, or null */
    record Remedying(
            @NotBlank @Size(max = 4000) String text,
            @Nullable String evidence) {}

    /** @param until the last day on which the acceptance holds, UTC */
    record Accepting(
            @NotNull LocalDate until,
            @NotBlank @Size(max = 4000) String reason) {}

    record Closing(@NotBlank @Size(max = 4000) String reason) {}

    /**
     * @param due UTC
     * @param evidence id of the supporting evidence, or null
     */
    record Opening(
            @NotNull VersionId version,
            @NotNull Severity severity,
            @NotBlank @Size(max = 255) String title,
            @Size(max = 4000) @Nullable String description,
            @NotNull Actor owner,
            @NotNull LocalDate due,
            @Size(max = 4000) @Nullable String remediation,
            @Nullable String evidence) {

        NewFinding finding() {
            return new NewFinding(version, severity, title, description, owner, due, remediation, evidence);
        }
    }
}
