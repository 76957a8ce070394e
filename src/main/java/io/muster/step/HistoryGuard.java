package io.muster.step;

import org.camunda.bpm.engine.impl.history.event.HistoryEvent;

/**
 * A check of the events that the engine is about to write to its history; it runs within the request and may refuse it.
 */
@FunctionalInterface
public interface HistoryGuard {

    /** @throws io.muster.shared.Refusal to roll back the whole request */
    void check(HistoryEvent event);
}
