package io.muster.monitoring.overview;

import io.muster.monitoring.evaluation.Evaluation;
import io.muster.monitoring.incident.Incident;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A watched version in the list of all.
 *
 * @param series how many series of windows it has
 * @param withoutData how many of them had no verdict in their last window
 * @param overdue whether an evaluation should have happened by now
 * @param lastWindow start of the window that was evaluated last, or null
 * @param incidents that are open, the worst first
 * @param evaluations the series with their last results, if something is wrong that no incident tells; otherwise empty
 */
public record WatchedModel(
        VersionId version,
        ModelCondition condition,
        int series,
        int withoutData,
        boolean overdue,
        @Nullable Instant lastWindow,
        List<Incident> incidents,
        List<Evaluation> evaluations) {

    public WatchedModel {
        incidents = List.copyOf(incidents);
        evaluations = List.copyOf(evaluations);
    }
}
