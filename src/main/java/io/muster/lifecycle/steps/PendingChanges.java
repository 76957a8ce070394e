package io.muster.lifecycle.steps;

import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.steps.use.ChangeControls;
import io.muster.lifecycle.steps.use.ChangeKind;
import io.muster.lifecycle.steps.use.UseChange;
import java.util.List;
import org.springframework.stereotype.Component;

/** The changes of versions that people have not signed off, and what they need. */
@Component
public class PendingChanges {

    private final SignedUse uses;
    private final ChangeControls controls;

    PendingChanges(SignedUse uses, ChangeControls controls) {
        this.uses = uses;
        this.controls = controls;
    }

    public PendingChange of(ModelVersion version) {
        var changes = uses.pending(version);
        var toBeSigned = controls.toBeSigned(changes, version.tier().tier());
        return new PendingChange(kind(toBeSigned.isEmpty() ? changes : toBeSigned), changes);
    }

    /** Whether people must sign off anything before a certificate can cover the use as it is described now. */
    public boolean mustBeSigned(ModelVersion version) {
        return !controls.toBeSigned(uses.pending(version), version.tier().tier())
                .isEmpty();
    }

    /** The sign-offs that the present change needs; empty if it takes effect by a revalidation only. */
    public List<String> signOffs(ModelVersion version) {
        return controls.signOffs(of(version).kind(), version.tier().tier());
    }

    private static ChangeKind kind(List<UseChange> changes) {
        return ChangeKind.of(changes.stream().map(UseChange::kind).toList());
    }
}
