package io.muster.evidence.findings;

import io.muster.shared.Actor;
import java.time.LocalDate;

/**
 * New content of an open finding.
 *
 * @param due the day by which it must be closed, UTC
 * @param remediation what is to be done
 */
public record FindingEdit(
        Severity severity, String title, String description, Actor owner, LocalDate due, String remediation) {

    /** Whether it makes less of the finding than before, or passes it to another person. */
    boolean isMilderThan(Finding before) {
        return severity.compareTo(before.severity()) > 0
                || due.isAfter(before.due())
                || !owner.samePersonAs(before.owner());
    }
}
