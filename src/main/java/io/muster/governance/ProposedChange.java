package io.muster.governance;

import io.muster.engine.Engine;
import io.muster.governance.Change.Basis;
import io.muster.proofs.Comparison;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Makes a change of a deployment that was undone, and tells whoever sent it. */
@Component
class ProposedChange {

    /** The table that says whose a process is. */
    static final String OWNERS = "process-owners";

    private final Changes changes;
    private final Owners owners;
    private final Engine engine;

    ProposedChange(Changes changes, Owners owners, @Lazy Engine engine) {
        this.changes = changes;
        this.owners = owners;
        this.engine = engine;
    }

    /** @return the engine's own refusal, which the Modeler shows */
    ProcessEngineException propose(
            ProposedFiles delivery, Map<String, String> former, Comparison comparison, Actor by) {
        var answer = new WeakeningReport(delivery.files());
        comparison.weaker().forEach(answer::add);
        comparison.tables().forEach(answer::add);
        comparison.unproved().forEach(answer::add);
        try {
            var owner = engine.asSystem(() -> owners.of(comparison, OWNERS));
            var basis = new Basis(former, comparison.under());
            var change = changes.propose(new Proposal(delivery.sent(), delivery.files(), basis, owner), by);
            answer.addWhatHappensNext(change, by);
        } catch (Refusal e) {
            answer.addWhyNobodyIsAsked(e);
        }
        return answer.refusal();
    }
}
