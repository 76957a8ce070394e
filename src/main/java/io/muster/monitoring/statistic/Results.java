package io.muster.monitoring.statistic;

import io.muster.monitoring.statistic.StatisticResult.Measured;
import io.muster.monitoring.statistic.StatisticResult.NotMeasured;
import io.muster.statistics.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Results that are being collected. */
final class Results {

    private final List<StatisticResult> results = new ArrayList<>();
    private final Predicate<Statistic> asked;

    /** @param asked which statistics are computed; the others are left out */
    Results(Predicate<Statistic> asked) {
        this.asked = asked;
    }

    /** A value with its uncertainty. */
    record Figure(
            double value,
            @Nullable Double standardError,
            @Nullable Double withoutDrift) {

        static Figure estimated(double value, double standardError) {
            return new Figure(value, standardError, null);
        }

        static Figure exact(double value) {
            return new Figure(value, null, null);
        }

        /** A share of rows. Half a row is added to either side, so that 0 and 1 do not seem certain. */
        static Figure share(long part, long all) {
            if (all == 0) {
                throw new Undefined("there is no row");
            }
            var added = (part + 0.5) / (all + 1.0);
            return estimated((double) part / all, Math.sqrt(added * (1 - added) / all));
        }
    }

    void add(Statistic statistic, String subject, long rows, Supplier<Figure> figure) {
        if (asked.test(statistic)) {
            results.add(result(statistic, subject, rows, figure));
        }
    }

    private static StatisticResult result(Statistic statistic, String subject, long rows, Supplier<Figure> figure) {
        try {
            var measured = figure.get();
            return Double.isFinite(measured.value())
                    ? new Measured(
                            statistic,
                            subject,
                            measured.value(),
                            rows,
                            measured.standardError(),
                            measured.withoutDrift())
                    : new NotMeasured(statistic, subject, "the value is not finite");
        } catch (Undefined e) {
            return new NotMeasured(statistic, subject, String.valueOf(e.getMessage()));
        }
    }

    List<StatisticResult> all() {
        return List.copyOf(results);
    }
}
