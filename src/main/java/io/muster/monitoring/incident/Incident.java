package io.muster.monitoring.incident;

import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All alarms of a version for one cause, from the first until none is left.
 *
 * @param alarms worst first; at most {@link #MOST_ALARMS} are listed
 * @param alarmCount how many there are
 * @param stream the series of windows in which it was last seen
 * @param firstWindow start of the window in which it began
 * @param lastWindow start of the last window in which it was seen
 * @param causes what may have caused it, from the window in which it began
 * @param answer what was done, or null while it was not answered
 * @param closing null while it is open
 * @param revision counts changes from 1
 */
public record Incident(
        String id,
        VersionId version,
        Cause cause,
        IncidentSeverity severity,
        List<Alarm> alarms,
        int alarmCount,
        String stream,
        Instant firstWindow,
        Instant lastWindow,
        RankedCauses causes,
        Instant openedAt,
        @Nullable Answer answer,
        @Nullable Closing closing,
        long revision) {

    /** The most alarms that an incident lists. */
    public static final int MOST_ALARMS = 50;

    /** From this many times the breach threshold on an incident is a major one. */
    private static final double MAJOR = 2;

    public Incident {
        alarms = List.copyOf(alarms);
    }

    /** How and when an incident ended. */
    public record Closing(Instant at, String reason) {}

    /**
     * What was done about an incident.
     *
     * @param severity of the incident when it was answered
     * @param table the decision table and its version
     * @param evidence id of the evidence of the incident
     * @param actions in the order in which they are done
     */
    public record Answer(Instant at, IncidentSeverity severity, String table, String evidence, List<Action> actions) {
        public Answer {
            actions = List.copyOf(actions);
        }

        public Answer with(List<Action> others) {
            return new Answer(at, severity, table, evidence, others);
        }

        /**
         * @param action its word in the decision table
         * @param reference id of what it led to: a finding, a process instance, evidence; null if there is none
         * @param description in words; why it was not possible, if it was not
         * @param done false while it is still to be done
         */
        public record Action(String action, @Nullable String reference, String description, boolean done) {}
    }

    /** How often its breach threshold the worst alarm is bad; 0 if none says. */
    public double excess() {
        return alarms.stream()
                .filter(alarm -> alarm.excess() != null)
                .mapToDouble(Alarm::excess)
                .max()
                .orElse(0);
    }

    public boolean isOpen() {
        return closing == null;
    }

    /** Whether nothing is left to plan: it was answered, and has not become worse since. */
    public boolean isPlanned() {
        return answer != null && answer.severity() == severity;
    }

    /** Whether nothing is left to do. */
    boolean isAnswered() {
        return isPlanned() && answer != null && answer.actions().stream().allMatch(Answer.Action::done);
    }

    static Incident opened(
            String id, VersionId version, List<Alarm> alarms, Seen seen, RankedCauses causes, Instant at) {
        return new Incident(
                id,
                version,
                alarms.get(0).cause(),
                severity(alarms),
                listed(alarms),
                alarms.size(),
                seen.stream(),
                seen.window(),
                seen.window(),
                causes,
                at,
                null,
                null,
                1);
    }

    /** In which window something was seen. */
    record Seen(String stream, Instant window) {}

    /** A major incident stays one until it ends. */
    Incident seenAgain(List<Alarm> now, Seen seen) {
        var worse = severity(now) == IncidentSeverity.MAJOR ? IncidentSeverity.MAJOR : severity;
        return new Incident(
                id,
                version,
                cause,
                worse,
                listed(now),
                now.size(),
                seen.stream(),
                firstWindow,
                seen.window(),
                causes,
                openedAt,
                answer,
                null,
                revision + 1);
    }

    Incident closed(Instant at, String reason) {
        return with(answer, new Closing(at, reason));
    }

    Incident answered(Answer done) {
        return with(done, closing);
    }

    private Incident with(@Nullable Answer newAnswer, @Nullable Closing newClosing) {
        return new Incident(
                id,
                version,
                cause,
                severity,
                alarms,
                alarmCount,
                stream,
                firstWindow,
                lastWindow,
                causes,
                openedAt,
                newAnswer,
                newClosing,
                revision + 1);
    }

    private static List<Alarm> listed(List<Alarm> alarms) {
        return alarms.stream().sorted(Alarm.WORST_FIRST).limit(MOST_ALARMS).toList();
    }

    private static IncidentSeverity severity(List<Alarm> alarms) {
        return alarms.stream().anyMatch(alarm -> alarm.isAsBadAs(MAJOR))
                ? IncidentSeverity.MAJOR
                : IncidentSeverity.MINOR;
    }
}
