package io.muster.lifecycle.steps.serve;

import io.muster.engine.Decisions;
import io.muster.inventory.Inventory;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.lifecycle.steps.Controls;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.step.StepContext;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The review of an emergency: what the reviewer decided, or what a table says when no one did in time. */
@Component
class EmergencyReview {

    static final String CONTROL = "emergency-review";
    private static final String REVERT = "revert";

    private final Controls controls;
    private final Inventory inventory;
    private final Suspensions suspensions;
    private final Decisions decisions;
    private final Clock clock;

    EmergencyReview(Controls controls, Inventory inventory, Suspensions suspensions, Decisions decisions, Clock clock) {
        this.controls = controls;
        this.inventory = inventory;
        this.suspensions = suspensions;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Whether the emergency is to be reverted.
     *
     * @param within the time that a reviewer has
     * @param table says {@code revert} or {@code keep} for a tier, when no one decided within that time
     */
    boolean reverts(StepContext context, Period within, String table) {
        var version = inventory.version(context.version());
        return controls.decided(context, version, CONTROL)
                .map(decided -> REVERT.equals(decided.outcome()))
                .orElseGet(() -> {
                    requireLapsed(context, within);
                    var answer = decisions.ask(
                            table, Map.of(OutcomeNames.TIER, version.tier().tier()));
                    return answer.rows().stream().anyMatch(row -> REVERT.equals(row.get("action")));
                });
    }

    private void requireLapsed(StepContext context, Period within) {
        var begun = suspensions
                .lastIn(context)
                .map(evidence -> evidence.at().atZone(ZoneOffset.UTC))
                .orElseThrow(() -> missing(
                        context, "a suspension or rollback by this process, since which nothing else suspended it"));
        if (begun.plus(within).toInstant().isAfter(clock.instant())) {
            throw missing(context, "a review, for which there is time until " + begun.plus(within));
        }
    }

    private static RuntimeException missing(StepContext context, String what) {
        return LifecycleProblem.controlsMissing(context.version(), List.of(what));
    }
}
