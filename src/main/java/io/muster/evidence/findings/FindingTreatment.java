package io.muster.evidence.findings;

import io.muster.shared.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What was done about a finding so far.
 *
 * @param source what reports it again and again, such as a monitor; null for one that was opened once
 * @param remedy what its owner has done; null while nothing is reported
 * @param acceptance the decision to live with it for a time; null if there is none
 * @param escalatedAt when people were told that it is overdue; null if they were not
 */
public record FindingTreatment(
        @Nullable String source,
        @Nullable Remedy remedy,
        @Nullable Acceptance acceptance,
        @Nullable Instant escalatedAt) {

    static final FindingTreatment NONE = new FindingTreatment(null, null, null, null);

    /**
     * A report that the weakness is remedied; another person closes the finding.
     *
     * @param evidence id of the evidence that shows it, or null
     */
    public record Remedy(
            Actor by, Instant at, String text, @Nullable String evidence) {
        public Remedy {
            InvalidFinding.unlessGiven("what was done", text);
        }
    }

    /**
     * A decision to live with the weakness.
     *
     * @param until the last day on which it holds, UTC
     */
    public record Acceptance(Actor by, Instant at, LocalDate until, String reason) {

        private static final int LONGEST_IN_DAYS = 366;

        public Acceptance {
            InvalidFinding.unlessGiven("the reason of an acceptance", reason);
            var today = at.atZone(ZoneOffset.UTC).toLocalDate();
            if (!until.isAfter(today) || until.isAfter(today.plusDays(LONGEST_IN_DAYS))) {
                throw new InvalidFinding(
                        "a risk is accepted until a day from tomorrow to %d days from now, not until %s"
                                .formatted(LONGEST_IN_DAYS, until));
            }
        }

        private boolean holds(Instant now) {
            return !now.atZone(ZoneOffset.UTC).toLocalDate().isAfter(until);
        }
    }

    boolean isAccepted(Instant now) {
        return acceptance != null && acceptance.holds(now);
    }

    FindingTreatment remedied(Remedy report) {
        return new FindingTreatment(source, report, acceptance, escalatedAt);
    }

    /** People are told again when an acceptance has ended. */
    FindingTreatment accepted(Acceptance decision) {
        return new FindingTreatment(source, remedy, decision, null);
    }

    FindingTreatment escalated(Instant at) {
        return new FindingTreatment(source, remedy, acceptance, at);
    }

    FindingTreatment notEscalated() {
        return new FindingTreatment(source, remedy, acceptance, null);
    }

    /** After it was opened again, nothing done before counts. */
    FindingTreatment openedAgain() {
        return new FindingTreatment(source, null, null, null);
    }
}
