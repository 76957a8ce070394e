package io.muster.publishing;

import io.muster.shared.Actor;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;

/**
 * A deployment that keeps all rules and is undone nevertheless, because somebody has to agree to it first. Of a kind that the
 * engine does not take for an error of its own.
 */
public abstract class NeedsSignOff extends BadUserRequestException {

    protected NeedsSignOff(String message) {
        super(message);
    }

    /**
     * Asks whoever has to agree. The deployment's own transaction is over by then.
     *
     * @param by who wanted to deploy
     * @return the refusal that says why, and what happens next
     */
    public abstract ProcessEngineException propose(Actor by);
}
