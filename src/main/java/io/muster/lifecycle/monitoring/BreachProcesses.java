package io.muster.lifecycle.monitoring;

import io.muster.lifecycle.RevalidationReason;
import io.muster.lifecycle.Revalidations;
import io.muster.lifecycle.Revalidations.Request;
import io.muster.lifecycle.ServiceRequest;
import io.muster.lifecycle.ServiceRequests;
import io.muster.monitoring.incident.Incident;
import io.muster.monitoring.incident.Incident.Answer.Action;
import io.muster.monitoring.incident.Incidents;
import io.muster.shared.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The processes that answer incidents, by the words of the decision table. Each is started once for an incident. */
@Component
class BreachProcesses {

    private final Revalidations revalidations;
    private final ServiceRequests requests;

    BreachProcesses(Revalidations revalidations, ServiceRequests requests) {
        this.revalidations = revalidations;
        this.requests = requests;
    }

    /** What is started, by its word in the table. */
    private enum Start {
        REVALIDATE("revalidate", "A revalidation was started"),
        /** A person takes the version out of service, or not. */
        SUSPEND("suspend", "A suspension was requested; an approver confirms it"),
        /** It is out of service at once, and a person reviews that. */
        SUSPEND_NOW("suspend-now", "The version is suspended as an emergency, which an approver reviews");

        private final String word;
        private final String done;

        Start(String word, String done) {
            this.word = word;
            this.done = done;
        }

        private static Optional<Start> of(String word) {
            return Arrays.stream(values())
                    .filter(start -> start.word.equals(word))
                    .findFirst();
        }
    }

    static List<String> actions() {
        return Arrays.stream(Start.values()).map(start -> start.word).toList();
    }

    static boolean knows(String action) {
        return Start.of(action).isPresent();
    }

    /** @throws Refusal if it cannot be started now, because one is already under way for instance */
    Action start(Incident incident, String action) {
        var start = Start.of(action)
                .orElseThrow(() -> new IllegalStateException("'%s' of incident %s starts nothing: expected one of %s"
                        .formatted(action, incident.id(), actions())));
        var instance = switch (start) {
            case REVALIDATE -> revalidation(incident);
            case SUSPEND -> requests.suspension(incident.version(), reason(incident), Incidents.MONITORING);
            case SUSPEND_NOW ->
                requests.emergency(
                        incident.version(), ServiceRequest.Action.SUSPEND, reason(incident), Incidents.MONITORING);
        };
        return new Action(action, instance, start.done, true);
    }

    private String revalidation(Incident incident) {
        return revalidations.start(
                new Request(incident.version(), RevalidationReason.BREACH, reason(incident), null), period(incident));
    }

    /** Who decides finds the incident and its evidence by it. */
    private static String reason(Incident incident) {
        var answer = incident.answer();
        return BreachAnswers.sentence(incident) + (answer == null ? "" : ". Evidence %s".formatted(answer.evidence()));
    }

    /** The business key of the revalidation names the incident, so that it is started once for it. */
    static String period(Incident incident) {
        return "incident-" + incident.id();
    }
}
