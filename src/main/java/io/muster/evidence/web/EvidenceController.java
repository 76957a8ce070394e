package io.muster.evidence.web;

import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.security.ReadAccess;
import io.muster.shared.ProcessChangeId;
import io.muster.shared.VersionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Evidence", description = "Evidence about versions, and people's decisions on it")
class EvidenceController {

    private final EvidenceLedger ledger;
    private final Inventory inventory;

    EvidenceController(EvidenceLedger ledger, Inventory inventory) {
        this.ledger = ledger;
        this.inventory = inventory;
    }

    @GetMapping("/api/versions/{id}/evidence")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Lists all evidence about a version, oldest first, checked against its digests")
    List<Evidence> of(@PathVariable String id) {
        var subject = VersionId.parse(id);
        var evidence = ledger.of(subject);
        if (evidence.isEmpty()) {
            inventory.version(subject);
        }
        return evidence;
    }

    @GetMapping("/api/process-changes/{number}/evidence")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Lists all evidence about a process change, oldest first, checked against its digests")
    List<Evidence> ofChange(@PathVariable @Min(1) int number) {
        return ledger.of(new ProcessChangeId(number));
    }

    @GetMapping("/api/evidence/{id}")
    @PreAuthorize(ReadAccess.INTERACTIVE)
    @Operation(summary = "Shows one piece of evidence, checked against its digest")
    Evidence one(@PathVariable String id) {
        return ledger.get(id);
    }
}
