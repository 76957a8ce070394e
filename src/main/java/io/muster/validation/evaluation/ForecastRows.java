package io.muster.validation.evaluation;

import io.muster.inventory.versions.ForecastPlan;
import io.muster.statistics.Errors;
import io.muster.statistics.Undefined;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Forecasts with their outcomes; rows that lack either are left out.
 *
 * @param horizon of each row, as the data states it
 * @param lower ends of the intervals, NaN where a forecast has none
 * @param upper likewise
 */
public record ForecastRows(double[] horizon, double[] outcome, double[] forecast, double[] lower, double[] upper) {

    /** @throws Undefined if the version was not scored, or no row has an outcome and a forecast */
    public static ForecastRows of(Subject subject, ForecastPlan plan) {
        var answers = subject.candidate().answers();
        var data = subject.data();
        var horizon = data.column(plan.horizon())
                .map(CellConversion::numbers)
                .orElseThrow(() -> new Undefined("the data has no column '%s'".formatted(plan.horizon())));
        var none = new double[data.rows()];
        Arrays.fill(none, Double.NaN);
        var intervals = answers.intervals() == null ? new Intervals(none, none) : answers.intervals();
        var all =
                new ForecastRows(horizon, data.outcomes(), answers.predictions(), intervals.lower(), intervals.upper());
        var known = all.where(row -> Double.isFinite(all.outcome[row]) && Double.isFinite(all.forecast[row]));
        if (known.size() == 0) {
            throw new Undefined("no row has an outcome and a forecast");
        }
        return known;
    }

    /** The rows of each horizon; rows without a valid one are in none. */
    public SortedMap<Integer, ForecastRows> byHorizon() {
        var groups = new TreeMap<Integer, ForecastRows>();
        Arrays.stream(horizon)
                .filter(ForecastPlan::isHorizon)
                .mapToInt(value -> (int) value)
                .distinct()
                .forEach(each -> groups.put(each, where(row -> horizon[row] == each)));
        return groups;
    }

    private ForecastRows where(IntPredicate condition) {
        var rows = IntStream.range(0, outcome.length).filter(condition).toArray();
        return new ForecastRows(
                selected(horizon, rows),
                selected(outcome, rows),
                selected(forecast, rows),
                selected(lower, rows),
                selected(upper, rows));
    }

    private static double[] selected(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    public int size() {
        return outcome.length;
    }

    public Errors errors() {
        return new Errors(outcome, forecast);
    }

    public boolean hasIntervals() {
        return intervals().length > 0;
    }

    /** @throws Undefined if no forecast has an interval */
    public double coverage() {
        var rows = intervals();
        if (rows.length == 0) {
            throw new Undefined("the forecasts have no intervals");
        }
        var covered = Arrays.stream(rows)
                .filter(row -> outcome[row] >= lower[row] && outcome[row] <= upper[row])
                .count();
        return (double) covered / rows.length;
    }

    private int[] intervals() {
        return IntStream.range(0, size())
                .filter(row -> !Double.isNaN(lower[row]) && !Double.isNaN(upper[row]))
                .toArray();
    }
}
