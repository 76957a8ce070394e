package io.muster.governance;

import io.muster.proofs.Comparison;
import io.muster.publishing.NeedsSignOff;
import io.muster.shared.Actor;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;

/** A person's deployment weakens a control, so the owner of the process has to agree. */
final class ControlsWeakened extends NeedsSignOff {

    private final transient ProposedFiles delivery;
    private final transient Map<String, String> former;
    private final transient Comparison comparison;
    private final transient ProposedChange proposing;

    ControlsWeakened(
            ProposedFiles delivery, Map<String, String> former, Comparison comparison, ProposedChange proposing) {
        super("The deployment weakens controls of %s".formatted(comparison.weakened()));
        this.delivery = delivery;
        this.former = former;
        this.comparison = comparison;
        this.proposing = proposing;
    }

    @Override
    public ProcessEngineException propose(Actor by) {
        return proposing.propose(delivery, former, comparison, by);
    }
}
