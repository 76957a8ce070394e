package io.muster.monitoring.custom;

import io.muster.extensions.ExtensionPoint;
import io.muster.monitoring.statistic.Statistic;
import io.muster.statistics.Undefined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statistic of monitoring that a jar beside the server brings. It measures and never judges: what is a breach is decided
 * by the monitoring policy, which names the statistic by its id. It is stateless, quick, and gives the same values for the
 * same counts; it is called by several threads.
 */
@ExtensionPoint("statistic of monitoring")
public interface CustomStatistic {

    /** Its declaration, with an id and a title of its own. */
    Statistic declaration();

    /** What a breach of it says. */
    About about();

    /**
     * Measures a window: at most 2,000 values, each of another subject.
     *
     * @throws Undefined if there is no value; the message says why
     */
    List<Value> measure(ComparedCounts counts);

    /** What a breach says about the model. Alarms about the same thing are one incident. */
    enum About {
        DATA_QUALITY,
        INPUT_DRIFT,
        OUTPUT_DRIFT,
        /** It needs known outcomes: its windows wait until enough of them have come. */
        PERFORMANCE,
        FAIRNESS
    }

    /**
     * A value.
     *
     * @param subject a column, a category, a group; empty for the whole model
     * @param value a finite number
     * @param rows that it rests on
     * @param standardError or null if there is none
     * @param withoutDrift what the value exceeds by chance in one of twenty windows of this size although nothing has
     *     changed, or null if it is not about drift
     */
    record Value(
            String subject,
            double value,
            long rows,
            @Nullable Double standardError,
            @Nullable Double withoutDrift) {

        /** Of the whole model, counted and not estimated. */
        public static Value of(double value, long rows) {
            return new Value("", value, rows, null, null);
        }

        /** As above, for one subject. */
        public static Value of(String subject, double value, long rows) {
            return new Value(subject, value, rows, null, null);
        }
    }
}
