package io.muster.lifecycle.steps.notify;

import io.muster.evidence.findings.Findings;
import io.muster.evidence.findings.NewFinding;
import io.muster.evidence.findings.Severity;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.signoff.ProcessSubject.ProcessSubjects;
import io.muster.step.StepContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The opening of findings for the person accountable for the process's subject, with a step's inputs {@code severity}
 * and {@code within}.
 */
@Component
class FindingService {

    private final Findings findings;
    private final ProcessSubjects subjects;
    private final Clock clock;

    FindingService(Findings findings, ProcessSubjects subjects, Clock clock) {
        this.findings = findings;
        this.subjects = subjects;
        this.clock = clock;
    }

    void open(StepContext context, String title, String description, @Nullable String evidence) {
        var owner = subjects.of(context.subject()).answerable(context.subject());
        findings.open(
                new NewFinding(
                        context.subject(),
                        Severity.valueOf(context.input("severity")),
                        title,
                        description,
                        owner,
                        LocalDate.now(clock).plus(Period.parse(context.input("within"))),
                        "Decide in the process that waits",
                        evidence),
                OutcomeNames.SELF);
    }
}
