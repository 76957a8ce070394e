package io.muster.monitoring.statistic;

import java.util.List;

/** Statistics that belong together, with what computes them. */
public interface StatisticFamily {

    /** The heading under which they are documented. */
    String title();

    /** The statistics in the order of their documentation. */
    List<Statistic> statistics();

    /** All that the window allows; what it does not is a result that says why. */
    List<StatisticResult> measure(MonitoredWindow window);
}
