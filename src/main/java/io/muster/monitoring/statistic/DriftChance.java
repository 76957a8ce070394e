package io.muster.monitoring.statistic;

import io.muster.monitoring.statistic.MonitoredWindow.Compared;
import io.muster.statistics.Divergence;
import io.muster.statistics.Undefined;
import java.util.Map;
import java.util.TreeMap;

/** The chance that the columns of a window differ from the reference as much as they do without any drift. */
public final class DriftChance {

    private DriftChance() {}

    /** The p-value of the chi-squared test of the bins, by column; columns that cannot be tested are absent. */
    public static Map<String, Double> byColumn(MonitoredWindow window) {
        var chances = new TreeMap<String, Double>();
        window.columns().forEach(column -> add(column, chances));
        return chances;
    }

    private static void add(Compared column, Map<String, Double> chances) {
        try {
            var divergence = new Divergence(
                    column.reference().frequencies(), column.window().frequencies());
            chances.put(column.column().name(), divergence.chiSquaredP());
        } catch (Undefined withoutValues) {
            // Drift of this column has no value either, and its results say why.
            return;
        }
    }
}
