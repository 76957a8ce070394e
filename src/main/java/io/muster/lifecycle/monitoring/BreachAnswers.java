package io.muster.lifecycle.monitoring;

import io.muster.engine.Decisions;
import io.muster.engine.Decisions.Answer;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.findings.Findings;
import io.muster.evidence.findings.NewFinding;
import io.muster.evidence.findings.Severity;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.monitoring.incident.Incident;
import io.muster.monitoring.incident.Incident.Answer.Action;
import io.muster.monitoring.incident.IncidentAnswers;
import io.muster.monitoring.incident.IncidentEvent.IncidentReported;
import io.muster.monitoring.incident.Incidents;
import io.muster.shared.Refusal;
import io.muster.shared.events.EventPublisher;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The answers to incidents, as the decision table {@code breach-response} says. Evidence, finding and message are written in
 * one transaction with the plan of what is to be started; then each process is started in a transaction of its own, so that
 * a refusal of one leaves everything else as it is.
 */
@Component
class BreachAnswers implements IncidentAnswers {

    /** The kind of the evidence of an incident. */
    static final String KIND = "monitoring-incident";

    private static final String FINDING = "finding";
    private static final String NOTIFY = "notify";

    private final Decisions decisions;
    private final Inventory inventory;
    private final EvidenceLedger ledger;
    private final Findings findings;
    private final Incidents incidents;
    private final BreachProcesses processes;
    private final EventPublisher events;
    private final TransactionTemplate transaction;

    BreachAnswers(
            Decisions decisions,
            Inventory inventory,
            EvidenceLedger ledger,
            Findings findings,
            Incidents incidents,
            BreachProcesses processes,
            EventPublisher events,
            TransactionTemplate transaction) {
        this.decisions = decisions;
        this.inventory = inventory;
        this.ledger = ledger;
        this.findings = findings;
        this.incidents = incidents;
        this.processes = processes;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public void answer(Incident incident) {
        var planned = incident.isPlanned()
                ? incident
                : Objects.requireNonNull(transaction.execute(status -> plan(incidents.get(incident.id()))));
        for (var action : Objects.requireNonNull(planned.answer()).actions()) {
            if (!action.done()) {
                planned = start(planned, action);
            }
        }
    }

    /** The start commits with the note that it was made: a node that dies in between has done neither. */
    private Incident start(Incident incident, Action action) {
        try {
            return Objects.requireNonNull(
                    transaction.execute(status -> noted(incident, action, processes.start(incident, action.action()))));
        } catch (Refusal e) {
            // A refusal is a result: one is already under way, for instance.
            return noted(incident, action, new Action(action.action(), null, "Not started: " + e.getMessage(), true));
        }
    }

    private Incident noted(Incident incident, Action action, Action done) {
        var answer = Objects.requireNonNull(incident.answer());
        return incidents.answer(
                incident,
                answer.with(answer.actions().stream()
                        .map(each -> each.equals(action) ? done : each)
                        .toList()));
    }

    /** An incident that has become worse since it was answered gets what the table says now and was not done then. */
    private Incident plan(Incident incident) {
        if (incident.isPlanned()) {
            return incident;
        }
        var version = inventory.version(incident.version());
        var asked = ask(version, incident);
        var evidence = ledger.record(
                new NewEvidence(
                        incident.version(),
                        version.artifact(),
                        KIND,
                        incident.severity().word(),
                        new Statement(sentence(incident), incident),
                        null),
                Incidents.MONITORING);
        var former = incident.answer();
        var actions = new ArrayList<>(former == null ? List.<Action>of() : former.actions());
        var known = actions.stream().map(Action::action).toList();
        var fresh = asked.rows().stream()
                .filter(row -> !known.contains(String.valueOf(row.get("action"))))
                .map(row -> plan(String.valueOf(row.get("action")), row, incident, evidence.id()))
                .toList();
        actions.addAll(fresh);
        report(incident, fresh);
        return incidents.answer(
                incident, new Incident.Answer(events.now(), incident.severity(), asked.rule(), evidence.id(), actions));
    }

    private Answer ask(ModelVersion version, Incident incident) {
        var tier = version.tier();
        var inputs = new HashMap<String, Object>();
        inputs.put(
                OutcomeNames.MODEL_TYPE,
                inventory.model(version.id().model()).type().word());
        inputs.put(OutcomeNames.TIER, tier == null ? null : tier.tier());
        inputs.put("cause", incident.cause().word());
        inputs.put("severity", incident.severity().word());
        return decisions.ask(Decisions.BREACH_RESPONSE, inputs);
    }

    private Action plan(String action, Map<String, Object> row, Incident incident, String evidence) {
        if (action.equals(FINDING)) {
            return found(row, incident, evidence);
        }
        if (action.equals(NOTIFY)) {
            return new Action(action, null, "The owner and validators were told", true);
        }
        return BreachProcesses.knows(action)
                ? new Action(action, null, "To be started", false)
                : new Action(
                        action,
                        null,
                        "Not done: the table names an unknown action; expected finding, notify or one of "
                                + BreachProcesses.actions(),
                        true);
    }

    private Action found(Map<String, Object> row, Incident incident, String evidence) {
        var days = row.get("days") instanceof Number number ? number.longValue() : 0;
        var finding = findings.open(
                new NewFinding(
                        incident.version(),
                        Severity.valueOf(String.valueOf(row.get("findingSeverity"))),
                        "%s: %s incident"
                                .formatted(
                                        incident.cause().title(),
                                        incident.severity().word()),
                        sentence(incident),
                        inventory
                                .model(incident.version().model())
                                .description()
                                .owner(),
                        events.now().atZone(ZoneOffset.UTC).toLocalDate().plusDays(days),
                        "Find out what changed, and correct the data, the model or the policy",
                        evidence),
                Incidents.MONITORING);
        return new Action(
                FINDING,
                finding.id(),
                "A finding of %s severity was opened"
                        .formatted(finding.severity().name().toLowerCase(Locale.ROOT)),
                true);
    }

    private void report(Incident incident, List<Action> actions) {
        if (actions.stream().anyMatch(action -> action.action().equals(NOTIFY))) {
            events.publish(new IncidentReported(
                    incident.id(),
                    incident.version(),
                    incident.cause().title(),
                    incident.severity().word(),
                    incident.alarmCount(),
                    finding(actions),
                    Incidents.MONITORING,
                    events.now()));
        }
    }

    private static @Nullable String finding(List<Action> actions) {
        return actions.stream()
                .filter(action -> action.action().equals(FINDING))
                .map(Action::reference)
                .findFirst()
                .orElse(null);
    }

    /** The incident as evidence. */
    record Statement(String conclusion, Incident incident) {}

    static String sentence(Incident incident) {
        var worst = incident.alarms().get(0);
        return "%d monitors of %s are in breach since the window of %s; the worst is %s%s. Incident %s"
                .formatted(
                        incident.alarmCount(),
                        incident.version(),
                        incident.firstWindow(),
                        worst.statistic(),
                        worst.subject().isEmpty() ? "" : " of '" + worst.subject() + "'",
                        incident.id());
    }
}
