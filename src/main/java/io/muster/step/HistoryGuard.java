package io.muster.step;

import org.camunda.bpm.engine.impl.history.event.HistoryEvent;

/** Sees what the engine is about to write into its history, within the request, and may refuse it. */
@FunctionalInterface
public interface HistoryGuard {

    /** @throws io.muster.shared.Refusal to undo the whole request */
    void check(HistoryEvent event);
}
