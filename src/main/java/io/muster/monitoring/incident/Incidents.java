package io.muster.monitoring.incident;

import io.muster.monitoring.incident.Incident.Answer;
import io.muster.monitoring.incident.Incident.Seen;
import io.muster.monitoring.incident.IncidentEvent.IncidentClosed;
import io.muster.monitoring.incident.IncidentEvent.IncidentOpened;
import io.muster.monitoring.incident.IncidentEvent.IncidentReopened;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.SortableIds;
import io.muster.shared.VersionId;
import io.muster.shared.events.EventPublisher;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The service for incidents. An incident exists because a monitor is in breach, not because a message came: what is in breach
 * after each evaluation decides, so that a lost or repeated evaluation leads to the same incidents.
 */
@Service
public class Incidents {

    public static final Actor MONITORING = Actor.system("monitoring");

    /** The most incidents that a list shows. */
    private static final int MOST = 500;

    private final IncidentRepository rows;
    private final SortableIds ids;
    private final EventPublisher events;

    Incidents(IncidentRepository rows, SortableIds ids, EventPublisher events) {
        this.rows = rows;
        this.ids = ids;
        this.events = events;
    }

    /**
     * What is in breach after an evaluation.
     *
     * @param alarms of the version in all series of windows, without silenced ones
     * @param silenced whether others are in breach but silenced
     * @param stream the series that was evaluated
     * @param window start of its window
     * @param causes computed only if an incident begins
     */
    public record Breaches(
            VersionId version,
            List<Alarm> alarms,
            boolean silenced,
            String stream,
            Instant window,
            Supplier<RankedCauses> causes) {}

    /** Opens, continues and closes the incidents of one version. In the transaction of the evaluation. */
    @Transactional
    public void follow(Breaches breaches, List<Incident> open) {
        var byCause = breaches.alarms().stream()
                .collect(Collectors.groupingBy(Alarm::cause, () -> new EnumMap<>(Cause.class), Collectors.toList()));
        var present = open.stream().collect(Collectors.toMap(Incident::cause, each -> each));
        byCause.forEach((cause, alarms) -> {
            var known = present.get(cause);
            if (known == null) {
                begin(breaches, alarms);
            } else if (changed(known, alarms, breaches)) {
                update(known.seenAgain(alarms, seen(breaches)));
            }
        });
        open.stream()
                .filter(incident -> !byCause.containsKey(incident.cause()))
                .forEach(incident -> close(incident, breaches));
    }

    /** A series that was not evaluated has nothing new to say. */
    private static boolean changed(Incident known, List<Alarm> alarms, Breaches breaches) {
        return known.alarmCount() != alarms.size()
                || known.stream().equals(breaches.stream()) && breaches.window().isAfter(known.lastWindow());
    }

    private static Seen seen(Breaches breaches) {
        return new Seen(breaches.stream(), breaches.window());
    }

    private void begin(Breaches breaches, List<Alarm> alarms) {
        var cause = alarms.get(0).cause();
        var former = alarms.stream().allMatch(Alarm::returned)
                ? rows.lastClosed(breaches.version(), cause)
                : Optional.<Incident>empty();
        if (former.isPresent()) {
            var again = former.get().seenAgain(alarms, seen(breaches));
            update(again);
            events.publish(new IncidentReopened(
                    again.id(), again.version(), cause.word(), breaches.window(), MONITORING, events.now()));
            return;
        }
        var now = events.now();
        var opened = Incident.opened(
                ids.next(),
                breaches.version(),
                alarms,
                seen(breaches),
                breaches.causes().get(),
                now);
        rows.insert(opened);
        events.publish(new IncidentOpened(
                opened.id(),
                opened.version(),
                cause.word(),
                opened.severity().word(),
                alarms.size(),
                breaches.window(),
                MONITORING,
                now));
    }

    /** Closes what is open of a version that is not in use any more. */
    @Transactional
    public void closeUnwatched(Incident incident) {
        close(incident, "The version is not in use any more");
    }

    private void close(Incident incident, Breaches breaches) {
        close(
                incident,
                breaches.silenced() ? "What is left in breach is silenced" : "No monitor is in breach any more");
    }

    private void close(Incident incident, String reason) {
        var now = events.now();
        update(incident.closed(now, reason));
        events.publish(new IncidentClosed(
                incident.id(), incident.version(), incident.cause().word(), reason, MONITORING, now));
    }

    private void update(Incident incident) {
        if (!rows.update(incident)) {
            throw new OptimisticLockingFailureException(
                    "Incident %s was changed meanwhile; the evaluation or the answer is done again"
                            .formatted(incident.id()));
        }
    }

    /**
     * Records what was done about an incident.
     *
     * @throws OptimisticLockingFailureException if it was changed since it was read
     */
    @Transactional
    public Incident answer(Incident incident, Answer answer) {
        var answered = incident.answered(answer);
        update(answered);
        return answered;
    }

    /** @throws Refusal {@code INCIDENT_NOT_FOUND} if there is none */
    @Transactional(readOnly = true)
    public Incident get(String id) {
        return rows.find(id).orElseThrow(() -> IncidentProblem.INCIDENT_NOT_FOUND.noSuch("incident", id));
    }

    /** Of a version, newest first. */
    @Transactional(readOnly = true)
    public List<Incident> of(VersionId version) {
        return rows.of(version, MOST);
    }

    /** Open ones, major ones first, then the oldest. */
    @Transactional(readOnly = true)
    public List<Incident> open() {
        return rows.open(MOST);
    }

    /** Open ones of many versions. */
    @Transactional(readOnly = true)
    public Map<VersionId, List<Incident>> open(Collection<VersionId> versions) {
        return versions.isEmpty()
                ? Map.of()
                : rows.open(versions).stream().collect(Collectors.groupingBy(Incident::version));
    }

    /** Those whose answer is not complete, oldest first. */
    @Transactional(readOnly = true)
    public List<Incident> unanswered() {
        return rows.unanswered(MOST);
    }

    @Transactional(readOnly = true)
    public long openCount(IncidentSeverity severity) {
        return rows.count(severity);
    }

    @Transactional
    public int deleteClosedBefore(Instant limit) {
        return rows.deleteClosedBefore(limit);
    }
}
