package io.muster.lifecycle.steps;

import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.steps.use.ChangeControls;
import io.muster.lifecycle.steps.use.ChangeKind;
import io.muster.lifecycle.steps.use.UseChange;
import io.muster.monitoring.record.ReferenceService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The changes of versions that people have not signed off, and what they need. */
@Component
public class PendingChanges {

    private static final String REASON = "reason";

    private final SignedUse uses;
    private final RequestedReference requested;
    private final ReferenceService references;
    private final EvidenceLedger ledger;
    private final ChangeControls controls;

    PendingChanges(
            SignedUse uses,
            RequestedReference requested,
            ReferenceService references,
            EvidenceLedger ledger,
            ChangeControls controls) {
        this.uses = uses;
        this.requested = requested;
        this.references = references;
        this.ledger = ledger;
        this.controls = controls;
    }

    /** What was edited. */
    public PendingChange of(ModelVersion version) {
        return pending(version, uses.pending(version));
    }

    /** What was edited, and the reference that was asked for in a process. */
    public PendingChange of(ModelVersion version, String process) {
        var changes = new ArrayList<>(uses.pending(version));
        reference(version, process).ifPresent(changes::add);
        return pending(version, changes);
    }

    /** Whether people must sign off an edit before a certificate can cover the use as it is described now. */
    public boolean mustBeSigned(ModelVersion version) {
        return !controls.toBeSigned(uses.pending(version), version.tier().tier())
                .isEmpty();
    }

    /** The same in a process. A reference comes into force only with a certificate, so it is never merely noted. */
    public boolean mustBeSigned(ModelVersion version, String process) {
        return mustBeSigned(version) || reference(version, process).isPresent();
    }

    /** The sign-offs that the change of a process needs; empty if it takes effect by a revalidation only. */
    public List<String> signOffs(ModelVersion version, String process) {
        return controls.signOffs(of(version, process).kind(), version.tier().tier());
    }

    private PendingChange pending(ModelVersion version, List<UseChange> changes) {
        var toBeSigned = controls.toBeSigned(changes, version.tier().tier());
        return new PendingChange(kind(toBeSigned.isEmpty() ? changes : toBeSigned), changes);
    }

    private Optional<UseChange> reference(ModelVersion version, String process) {
        var inForce =
                Optional.ofNullable(references.inForce(List.of(version.id())).get(version.id()));
        return requested
                .in(version.id(), process)
                .filter(made -> !made.id().equals(inForce.orElse(null)))
                .map(made -> UseChange.ofReference(inForce.map(this::origin).orElse(null), origin(made.id())));
    }

    private String origin(String reference) {
        return ledger.get(reference).body().path(REASON).asText();
    }

    private static ChangeKind kind(List<UseChange> changes) {
        return ChangeKind.of(changes.stream().map(UseChange::kind).toList());
    }
}
