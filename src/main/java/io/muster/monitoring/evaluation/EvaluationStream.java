package io.muster.monitoring.evaluation;

import io.muster.monitoring.custom.StatisticCatalogue;
import io.muster.monitoring.monitor.MonitorRule;
import io.muster.monitoring.monitor.WindowLength;
import java.time.Instant;

/**
 * A series of windows that are evaluated together. What needs outcomes has a series of its own, because it waits for them.
 */
public enum EvaluationStream {
    HOUR(WindowLength.HOUR, false),
    DAY(WindowLength.DAY, false),
    MONTH(WindowLength.MONTH, false),
    HOUR_OUTCOMES(WindowLength.HOUR, true),
    DAY_OUTCOMES(WindowLength.DAY, true),
    MONTH_OUTCOMES(WindowLength.MONTH, true);

    private final WindowLength length;
    private final boolean outcomes;

    EvaluationStream(WindowLength length, boolean outcomes) {
        this.length = length;
        this.outcomes = outcomes;
    }

    public WindowLength length() {
        return length;
    }

    /** Whether its windows wait for outcomes. */
    public boolean waitsForOutcomes() {
        return outcomes;
    }

    /** Whether a rule is evaluated in this series; one about an unknown statistic is, so that it is seen to fail. */
    boolean evaluates(MonitorRule rule, StatisticCatalogue statistics) {
        var needsOutcomes = statistics
                .find(rule.statistic())
                .filter(statistics::needsOutcomes)
                .isPresent();
        return rule.window() == length && needsOutcomes == outcomes;
    }

    /** A window of this series. */
    public record Window(EvaluationStream stream, Instant from, Instant to) {
        static Window of(EvaluationStream stream, Instant from) {
            return new Window(stream, from, stream.length.next(from));
        }
    }
}
