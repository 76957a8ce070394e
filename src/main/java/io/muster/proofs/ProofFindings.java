package io.muster.proofs;

import io.muster.evidence.findings.Findings;
import io.muster.evidence.findings.NewFinding;
import io.muster.evidence.findings.Severity;
import io.muster.proofs.record.ProofReport;
import io.muster.shared.Actor;
import io.muster.shared.SubjectId;
import io.muster.shared.Texts;
import io.muster.signoff.ProcessSubject.ProcessSubjects;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Findings for the owners of versions whose process no longer keeps its promises. */
@Component
class ProofFindings {

    private static final Actor SELF = Actor.system("verification");
    private static final int MOST_WORDS = 1000;

    private final Findings findings;
    private final ProcessSubjects subjects;
    private final Clock clock;

    ProofFindings(Findings findings, ProcessSubjects subjects, Clock clock) {
        this.findings = findings;
        this.subjects = subjects;
        this.clock = clock;
    }

    void open(SubjectId subject, String definition, ProofReport report, int days) {
        findings.open(
                new NewFinding(
                        subject,
                        Severity.HIGH,
                        "Its process breaks the policy in force",
                        "Process %s: %s".formatted(definition, words(report)),
                        subjects.of(subject).answerable(subject),
                        LocalDate.now(clock).plusDays(days),
                        "End the instance and begin again in a process that keeps the policy",
                        null),
                SELF);
    }

    private static String words(ProofReport report) {
        var words = report.properties().stream()
                .flatMap(property -> property.violations().stream())
                .map(ProofReport.ViolationReport::inWords)
                .distinct()
                .collect(Collectors.joining("; "));
        return Texts.abbreviate(words, MOST_WORDS);
    }
}
