package io.muster.governance.weakening;

import io.muster.engine.Engine;
import io.muster.governance.Change.Basis;
import io.muster.governance.Change.Sent;
import io.muster.governance.Changes;
import io.muster.governance.Owners;
import io.muster.governance.Proposal;
import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.FileProblem;
import io.muster.proofs.comparison.Comparison;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The conversion of a rolled-back deployment into a change that its owner is asked to sign; its sender is informed.
 */
@Component
class ProposedChange {

    /** The table that names the owners of processes. */
    static final String OWNERS = "process-owners";

    private final Changes changes;
    private final Owners owners;
    private final Engine engine;

    ProposedChange(Changes changes, Owners owners, @Lazy Engine engine) {
        this.changes = changes;
        this.owners = owners;
        this.engine = engine;
    }

    /** @return why it was held back and what happens next */
    List<FileProblem> propose(Sent sent, DeploymentBundle files, Comparison comparison, Actor by) {
        var answer = new WeakeningReport(files);
        comparison.weaker().forEach(answer::add);
        comparison.tables().forEach(answer::add);
        comparison.unproved().forEach(answer::add);
        try {
            var owner = engine.asSystem(() -> owners.of(comparison, OWNERS));
            var basis = new Basis(comparison.former(), comparison.under());
            var change = changes.propose(new Proposal(sent, files, basis, owner), by);
            answer.addWhatHappensNext(change, by);
        } catch (Refusal e) {
            answer.addWhyNoOneIsAsked(e);
        }
        return answer.problems();
    }
}
