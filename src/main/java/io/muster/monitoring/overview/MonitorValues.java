package io.muster.monitoring.overview;

import io.muster.monitoring.evaluation.Evaluation.EvaluatedWindow;
import io.muster.monitoring.evaluation.EvaluationService;
import io.muster.monitoring.evaluation.EvaluationStream;
import io.muster.monitoring.evaluation.MonitorKey;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The values of monitors over time, which the page draws and the API gives as JSON and CSV: one query for all three. */
@Service
public class MonitorValues {

    /** Windows that are read at once, because each may hold hundreds of results. */
    private static final int CHUNK = 50;

    private final EvaluationService evaluations;

    MonitorValues(EvaluationService evaluations) {
        this.evaluations = evaluations;
    }

    /**
     * Which values.
     *
     * @param monitor or null for all monitors of the series
     * @param before windows that begin before this
     * @param windows how many windows at most
     */
    public record Selection(
            VersionId version,
            EvaluationStream stream,
            @Nullable MonitorKey monitor,
            Instant before,
            int windows) {}

    /** The newest first. */
    @Transactional(readOnly = true)
    public void each(Selection selection, Consumer<MonitorValue> taker) {
        var before = selection.before();
        var left = selection.windows();
        while (left > 0) {
            var asked = Math.min(CHUNK, left);
            var windows = evaluations.windows(selection.version(), selection.stream(), before, asked);
            windows.forEach(window -> of(window, selection.monitor()).forEach(taker));
            left = windows.size() < asked ? 0 : left - asked;
            before =
                    windows.isEmpty() ? before : windows.get(windows.size() - 1).from();
        }
    }

    /** The values of one window, of one monitor or of all. */
    public static List<MonitorValue> of(EvaluatedWindow window, @Nullable MonitorKey monitor) {
        return window.results().stream()
                .filter(result -> monitor == null || result.key().equals(monitor))
                .map(result -> MonitorValue.of(window, result))
                .toList();
    }
}
