package io.muster.monitoring.statistic;

import java.util.List;
import java.util.function.Predicate;

/** Statistics that belong together, with what computes them. */
public interface StatisticFamily {

    /** The heading under which they are documented. */
    String title();

    /** What its statistics are about. */
    Topic topic();

    /** The statistics in the order of their documentation. */
    List<Statistic> statistics();

    /**
     * All that the window allows; what it does not is a result that says why.
     *
     * @param asked which statistics; the others cost nothing
     */
    List<StatisticResult> measure(MonitoredWindow window, Predicate<Statistic> asked);

    /** What statistics are about. */
    enum Topic {
        DRIFT,
        QUALITY,
        OUTPUT,
        PERFORMANCE,
        ESTIMATE,
        FAIRNESS
    }
}
