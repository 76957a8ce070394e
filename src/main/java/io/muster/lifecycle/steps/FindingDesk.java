package io.muster.lifecycle.steps;

import io.muster.evidence.Findings;
import io.muster.evidence.NewFinding;
import io.muster.evidence.Severity;
import io.muster.inventory.Inventory;
import io.muster.lifecycle.step.StepContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens findings for the owner of a model, as the inputs {@code severity} and {@code within} of a step say. */
@Component
class FindingDesk {

    private final Findings findings;
    private final Inventory inventory;
    private final Clock clock;

    FindingDesk(Findings findings, Inventory inventory, Clock clock) {
        this.findings = findings;
        this.inventory = inventory;
        this.clock = clock;
    }

    void open(StepContext context, String title, String description, @Nullable String evidence) {
        var owner = inventory.model(context.version().model()).description().owner();
        findings.open(
                new NewFinding(
                        context.version(),
                        Severity.valueOf(context.input("severity")),
                        title,
                        description,
                        owner,
                        LocalDate.now(clock).plus(Period.parse(context.input("within"))),
                        "Decide in the process that waits",
                        evidence),
                Words.SELF);
    }
}
