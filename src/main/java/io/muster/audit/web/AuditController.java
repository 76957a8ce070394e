package io.muster.audit.web;

import io.muster.audit.AuditTrail;
import io.muster.audit.chain.AuditEntry;
import io.muster.audit.chain.ChainVerdict;
import io.muster.audit.checkpoint.Checkpoint;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/audit")
@Tag(name = "Audit", description = "The audit trail: what happened, in order, provably unaltered")
class AuditController {

    private static final String READERS = "hasAnyRole('AUDITOR', 'ADMINISTRATOR')";

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping("/chains")
    @PreAuthorize(READERS)
    @Operation(
            summary =
                    "Lists the chains: one per model, and '@platform' and '@process-changes' for what belongs to none")
    List<String> chains() {
        return trail.chains();
    }

    @GetMapping("/chains/{chain}/entries")
    @PreAuthorize(READERS)
    @Operation(summary = "Lists entries of a chain in order, starting at a number, at most 1000 at once")
    List<AuditEntry> entries(
            @PathVariable String chain,
            @RequestParam(defaultValue = "1") long from,
            @RequestParam(defaultValue = "100") int limit) {
        trail.requireChain(chain);
        return trail.of(chain, from, limit);
    }

    @GetMapping("/chains/{chain}/verification")
    @PreAuthorize(READERS)
    @Operation(summary = "Verifies one chain from its first entry; names the first bad one")
    ChainVerdict verify(@PathVariable String chain) {
        var verdict = trail.verify(chain);
        if (verdict.isIntact()) {
            trail.requireChain(chain);
        }
        return verdict;
    }

    @GetMapping("/verification")
    @PreAuthorize(READERS)
    @Operation(summary = "Verifies all chains and, at the end, the signed checkpoints")
    List<ChainVerdict> verifyAll() {
        return trail.verifyAll();
    }

    @GetMapping("/checkpoints")
    @PreAuthorize(READERS)
    @Operation(summary = "Lists signed checkpoints in order, starting at a number, at most 1000 at once")
    List<Checkpoint> checkpoints(
            @RequestParam(defaultValue = "1") long from, @RequestParam(defaultValue = "100") int limit) {
        return trail.checkpoints(from, limit);
    }

    @PostMapping("/checkpoints")
    @PreAuthorize("hasAnyRole('AUDITOR', 'ADMINISTRATOR', 'OPERATOR')")
    @Operation(summary = "Signs the heads of all chains now; returns the last checkpoint if nothing has happened since")
    List<Checkpoint> checkpoint() {
        return trail.checkpoint().stream().toList();
    }
}
