package io.muster.monitoring.overview;

import io.muster.monitoring.evaluation.Evaluation.EvaluatedWindow;
import io.muster.monitoring.evaluation.MonitorResult;
import java.time.Instant;

/**
 * What a monitor saw in one window.
 *
 * @param from start of the window, included
 * @param to its end, not included
 */
public record MonitorValue(Instant from, Instant to, Instant evaluatedAt, MonitorResult result) {

    static MonitorValue of(EvaluatedWindow window, MonitorResult result) {
        return new MonitorValue(window.from(), window.to(), window.evaluatedAt(), result);
    }
}
