package org.example.tail;

import io.muster.monitoring.custom.ComparedCounts;
import io.muster.monitoring.custom.CustomStatistic;
import io.muster.monitoring.statistic.Statistic;
import io.muster.statistics.Undefined;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;

/** A statistic of monitoring of our own: how many predictions have a score so high that a person must look at them. */
public final class TailShare implements CustomStatistic {

    private static final Statistic SHARE = new Statistic(
            "tail-share",
            "Share of scores in the tail",
            "Predictions with a score in the bins from the limit tail.from on ÷ all predictions with a score",
            "The organisation's own rule",
            "share",
            "0 to 1",
            Statistic.Direction.FAR_FROM_REFERENCE_IS_BAD,
            Set.of(Statistic.Uncertainty.STANDARD_ERROR));

    private final double from;

    public TailShare(Environment settings) {
        this.from = settings.getProperty("tail.from", Double.class, 0.9);
    }

    @Override
    public Statistic declaration() {
        return SHARE;
    }

    @Override
    public About about() {
        return About.OUTPUT_DRIFT;
    }

    @Override
    public List<Value> measure(ComparedCounts counts) {
        var score = counts.window().score();
        if (score == null) {
            throw new Undefined("the model has no score");
        }
        var rows = Arrays.stream(score.all()).sum();
        if (rows == 0) {
            throw new Undefined("no prediction has a score");
        }
        var width = (score.highest() - score.lowest()) / score.all().length;
        var first = (int) Math.max(0, Math.round((from - score.lowest()) / width));
        var tail = Arrays.stream(score.all()).skip(first).sum();
        var share = (tail + 0.5) / (rows + 1.0);
        return List.of(
                new Value("", (double) tail / rows, rows, Math.sqrt(share * (1 - share) / rows), null));
    }
}
