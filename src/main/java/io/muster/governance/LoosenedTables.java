package io.muster.governance;

import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.Findings;
import io.muster.evidence.findings.NewFinding;
import io.muster.evidence.findings.Severity;
import io.muster.governance.Change.State;
import io.muster.governance.ChangeEvent.ChangeEnded;
import io.muster.proofs.comparison.AgreedTables;
import io.muster.proofs.comparison.Comparison;
import io.muster.proofs.comparison.TableChange;
import io.muster.shared.Actor;
import io.muster.shared.Texts;
import io.muster.signoff.ProcessSubject.ProcessSubjects;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The finding on a change whose decision tables demand less than before, or are new. It stays open until the change is
 * signed.
 */
@Component
public class LoosenedTables {

    public static final String TITLE =
            "A decision table is looser than before, or new, and its owner has not signed it";

    private static final Actor SELF = Actor.system("lifecycle");
    private static final int DAYS = 30;
    private static final int MOST_WORDS = 2000;

    private final Findings findings;
    private final AgreedTables tables;
    private final ProcessSubjects subjects;
    private final Clock clock;

    LoosenedTables(Findings findings, AgreedTables tables, ProcessSubjects subjects, Clock clock) {
        this.findings = findings;
        this.tables = tables;
        this.subjects = subjects;
        this.clock = clock;
    }

    /** Opens or closes the finding. Must be called after each comparison of a change. */
    public void update(Change change, Comparison comparison) {
        var looser = comparison.tables().stream().filter(TableChange::loosens).toList();
        var open =
                findings.of(change.id()).stream().filter(LoosenedTables::isOurs).toList();
        if (looser.isEmpty()) {
            open.forEach(finding -> findings.close(finding.id(), "No decision table is looser any more", SELF));
        } else if (open.isEmpty()) {
            findings.open(
                    new NewFinding(
                            change.id(),
                            Severity.HIGH,
                            TITLE,
                            shortened(looser.stream()
                                    .flatMap(table -> table.inWords().stream())
                                    .collect(Collectors.joining("; "))),
                            subjects.of(change.id()).answerable(change.id()),
                            LocalDate.now(clock).plusDays(DAYS),
                            "Sign off the change, or reject it",
                            null),
                    SELF);
        }
    }

    /** If the looser table is already in force, the finding stays even though the change was not signed. */
    @EventListener
    void ended(ChangeEnded end) {
        if (end.state() == State.IN_FORCE || !tables.isUnsigned(end.change().number())) {
            findings.of(end.change()).stream()
                    .filter(LoosenedTables::isOurs)
                    .forEach(finding -> findings.close(
                            finding.id(),
                            "The change is " + end.state().name().toLowerCase().replace('_', ' '),
                            SELF));
        }
    }

    private static boolean isOurs(Finding finding) {
        return finding.isOpen() && finding.title().equals(TITLE);
    }

    private static String shortened(String all) {
        return Texts.abbreviate(all, MOST_WORDS);
    }
}
