package io.muster;

import io.muster.monitoring.statistic.Families;
import io.muster.monitoring.statistic.Statistic;
import io.muster.monitoring.statistic.Statistic.Uncertainty;
import io.muster.monitoring.statistic.StatisticFamily;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Makes {@code docs/reference/statistics.md} from the declared statistics of monitoring. */
final class StatisticsPage {

    private static final String HEAD = """
            # Statistics of monitoring

            Generated from the code.

            A statistic is computed from profiles (counts over the fixed bins of a reference), never from rows. In the formulas
            *p* is the share of a bin in the reference and *q* that in the window, *n* and *m* the numbers of rows of both; for
            performance *y* is the outcome (1 positive, 0 negative), *p* the predicted probability. What validation measures too
            has the same id and the same definition ([metrics.md](metrics.md)), computed on the bins of the score.

            Every value says how sure it is:

            * **Standard error**: of the value as an estimate of what more rows of the same kind would give. Where it follows
              from counts, half a row is added to each cell first, so that a share of 0 or 1 in a small window does not seem
              certain.
            * **95 % quantile without drift**: what the value exceeds by chance in one of twenty windows of this size although
              nothing has changed. Where it is above the warning threshold, the verdict is *not enough data*, whatever the value.
              With ten bins and 200 rows on each side PSI exceeds 0.1 by chance alone that way. The quantiles are those of large
              samples; with 100 rows against 100 that of PSI is 9 % too low.
            * **Counted, not estimated**: there is nothing to be unsure about.

            A statistic without a value comes with the reason.

            A jar beside the server may bring statistics of its own ([guide-extensions.md](../guide-extensions.md#a-statistic-of-monitoring));
            they are not on this page.
            """;

    private StatisticsPage() {}

    static String read() {
        return HEAD + Families.ALL.stream().map(StatisticsPage::table).collect(Collectors.joining());
    }

    private static String table(StatisticFamily family) {
        return "\n## %s\n\n| Id | Name | Definition | Unit | Range | Bad is | Uncertainty | Source |\n|---|---|---|---|---|---|---|---|\n"
                        .formatted(family.title())
                + family.statistics().stream().map(StatisticsPage::row).collect(Collectors.joining());
    }

    private static String row(Statistic statistic) {
        var uncertainty = Arrays.stream(Uncertainty.values())
                .filter(statistic.uncertainty()::contains)
                .map(Uncertainty::words)
                .collect(Collectors.joining("; "));
        return "| `%s` | %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        statistic.id(),
                        statistic.title(),
                        statistic.definition().replace("|", "\\|"),
                        statistic.unit(),
                        statistic.range(),
                        statistic.direction().words(),
                        uncertainty,
                        statistic.source());
    }
}
