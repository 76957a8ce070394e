package io.muster.lifecycle.monitoring;

import io.muster.lifecycle.RevalidationReason;
import io.muster.lifecycle.Revalidations;
import io.muster.lifecycle.Revalidations.Request;
import io.muster.monitoring.incident.Incident;
import io.muster.monitoring.incident.Incident.Answer.Action;
import io.muster.shared.Refusal;
import java.util.List;
import org.springframework.stereotype.Component;

/** The processes that answer incidents, by the words of the decision table. Each is started once for an incident. */
@Component
class BreachProcesses {

    private static final String REVALIDATE = "revalidate";

    private final Revalidations revalidations;

    BreachProcesses(Revalidations revalidations) {
        this.revalidations = revalidations;
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
            var request = new Request(
                    incident.version(), RevalidationReason.BREACH, "Incident %s".formatted(incident.id()), null);
            var instance = revalidations.start(request, period(incident));
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
