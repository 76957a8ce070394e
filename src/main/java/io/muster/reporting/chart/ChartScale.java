package io.muster.reporting.chart;

import io.muster.reporting.chart.ChartPoint.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The scale of a chart: where values and points lie in it. */
final class ChartScale {

    static final double WIDTH = 420;
    static final double HEIGHT = 220;
    static final double LEFT = 50;
    static final double RIGHT = 330;
    static final double TOP = 10;
    static final double BOTTOM = 190;

    private static final int TICKS = 4;

    private final double lowest;
    private final double highest;
    private final int points;

    private ChartScale(double lowest, double highest, int points) {
        this.lowest = lowest;
        this.highest = highest;
        this.points = points;
    }

    /** Values, thresholds and the reference are all in the picture; long intervals are cut off at its edge. */
    static ChartScale of(List<ChartPoint> points) {
        var all = points.stream()
                .flatMap(point -> Stream.concat(
                        Stream.ofNullable(point.value()),
                        Stream.of(point.reference(), point.warning(), point.breach())
                                .flatMap(ChartScale::ends)))
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        if (all.getCount() == 0) {
            return new ChartScale(0, 1, points.size());
        }
        var margin = all.getMax() > all.getMin()
                ? (all.getMax() - all.getMin()) * 0.08
                : Math.max(Math.abs(all.getMax()) * 0.1, 0.05);
        var touchesZero = all.getMin() >= 0 && all.getMin() < 0.4 * all.getMax();
        return new ChartScale(
                touchesZero || all.getMin() == 0 ? 0 : all.getMin() - margin, all.getMax() + margin, points.size());
    }

    private static Stream<Double> ends(@Nullable Range range) {
        return range == null
                ? Stream.empty()
                : Stream.concat(Stream.ofNullable(range.lower()), Stream.ofNullable(range.upper()));
    }

    double x(int point) {
        return points < 2 ? (LEFT + RIGHT) / 2 : LEFT + 8 + (RIGHT - LEFT - 16) * point / (points - 1);
    }

    /** Within the picture, whatever the value. */
    double y(double value) {
        var share = (value - lowest) / (highest - lowest);
        return BOTTOM - Math.max(0, Math.min(1, share)) * (BOTTOM - TOP);
    }

    /** Round numbers for the axis. */
    List<Double> ticks() {
        var raw = (highest - lowest) / TICKS;
        var power = Math.pow(10, Math.floor(Math.log10(raw)));
        var step = Stream.of(1, 2, 5, 10)
                .map(factor -> factor * power)
                .filter(each -> each >= raw)
                .findFirst()
                .orElse(10 * power);
        var ticks = new ArrayList<Double>();
        for (var tick = Math.ceil(lowest / step); tick * step <= highest; tick++) {
            ticks.add(tick * step);
        }
        return ticks;
    }
}
