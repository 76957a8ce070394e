package io.muster.lifecycle.monitoring;

import io.muster.lifecycle.Lifecycle;
import io.muster.monitoring.incident.Incident;
import io.muster.monitoring.incident.Incident.Answer.Action;
import io.muster.shared.Refusal;
import java.util.List;
import org.springframework.stereotype.Component;

/** The processes that answer incidents, by the words of the decision table. Each is started once for an incident. */
@Component
class BreachProcesses {

    private static final String REVALIDATE = "revalidate";

    private final Lifecycle lifecycle;

    BreachProcesses(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    List<String> actions() {
        return List.of(REVALIDATE);
    }

    boolean knows(String action) {
        return actions().contains(action);
    }

    /** A refusal is a result: one is already under way, for instance. */
    Action start(Incident incident, String action) {
        try {
            var instance = lifecycle.startRevalidation(incident.version(), period(incident));
            return new Action(action, instance, "A revalidation was started", true);
        } catch (Refusal e) {
            return new Action(action, null, "Not started: " + e.getMessage(), true);
        }
    }

    /** The business key of the revalidation names the incident, so that it is started once for it. */
    static String period(Incident incident) {
        return "incident-" + incident.id();
    }
}
