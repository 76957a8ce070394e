package io.muster.engine.execution;

import io.muster.step.HistoryGuard;
import java.util.List;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;

/**
 * The history handler that passes every event to the guards. It is not a bean, because the engine's starter would take
 * it for the only handler.
 */
final class GuardedHistory implements HistoryEventHandler {

    private final List<HistoryGuard> guards;

    GuardedHistory(List<HistoryGuard> guards) {
        this.guards = List.copyOf(guards);
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        guards.forEach(guard -> guard.check(event));
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }
}
