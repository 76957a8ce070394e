package io.muster.reporting.chart;

import static io.muster.reporting.chart.ChartScale.BOTTOM;
import static io.muster.reporting.chart.ChartScale.HEIGHT;
import static io.muster.reporting.chart.ChartScale.LEFT;
import static io.muster.reporting.chart.ChartScale.RIGHT;
import static io.muster.reporting.chart.ChartScale.TOP;
import static io.muster.reporting.chart.ChartScale.WIDTH;

import io.muster.rendering.Svg;
import io.muster.reporting.chart.ChartPoint.Mark;
import io.muster.reporting.chart.ChartPoint.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A chart of values over time, with the reference as a band, thresholds as lines and intervals as bars. Shapes tell what a
 * point means, not only colours. A title and a description say the same to those who do not see it.
 *
 * @param id unique in the page
 * @param points oldest first
 */
public record SeriesChart(String id, String title, String description, List<ChartPoint> points) {

    /** The height of a line of text. */
    private static final double LINE = 13;

    public SeriesChart {
        points = List.copyOf(points);
    }

    public String svg() {
        var scale = ChartScale.of(points);
        var svg = new Svg()
                .open(
                        "svg",
                        "class",
                        "chart",
                        "viewBox",
                        "0 0 %.0f %.0f".formatted(WIDTH, HEIGHT),
                        "role",
                        "img",
                        "aria-labelledby",
                        id + "-title " + id + "-text");
        svg.open("title", "id", id + "-title").text(title).close("title");
        svg.open("desc", "id", id + "-text").text(description).close("desc");
        axes(svg, scale);
        band(svg, scale);
        threshold(svg, scale, ChartPoint::warning, "warning");
        threshold(svg, scale, ChartPoint::breach, "breach");
        path(svg, "interval", intervals(scale));
        path(svg, "values", values(scale));
        for (var mark : Mark.values()) {
            path(svg, "mark " + mark.style(), marks(scale, mark));
        }
        return svg.close("svg").toString();
    }

    private static void path(Svg svg, String style, String data) {
        if (!data.isEmpty()) {
            svg.empty("path", "class", style, "d", data);
        }
    }

    private void axes(Svg svg, ChartScale scale) {
        for (double tick : scale.ticks()) {
            var y = scale.y(tick);
            path(svg, "grid", move(LEFT, y) + "H" + Svg.number(RIGHT));
            svg.open("text", "x", LEFT - 6, "y", y + 4, "text-anchor", "end")
                    .text(label(tick))
                    .close("text");
        }
        for (int point : IntStream.of(0, points.size() / 2, points.size() - 1)
                .filter(each -> each >= 0)
                .distinct()
                .toArray()) {
            if (point < points.size() && (points.size() > 4 || point != points.size() / 2)) {
                svg.open("text", "x", scale.x(point), "y", HEIGHT - 10, "text-anchor", "middle")
                        .text(points.get(point).label())
                        .close("text");
            }
        }
    }

    private static String label(double tick) {
        return Math.abs(tick) >= 100_000 || tick != 0 && Math.abs(tick) < 0.001
                ? "%.0e".formatted(tick)
                : new BigDecimal(tick)
                        .setScale(3, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** Each point's band reaches half-way to its neighbours. */
    private void band(Svg svg, ChartScale scale) {
        var data = new StringBuilder();
        for (var i = 0; i < points.size(); i++) {
            var range = points.get(i).reference();
            if (range != null) {
                var top = range.upper() == null ? TOP : scale.y(range.upper());
                var bottom = range.lower() == null ? BOTTOM : scale.y(range.lower());
                data.append(move(from(scale, i), top))
                        .append('H')
                        .append(Svg.number(from(scale, i + 1)))
                        .append('V')
                        .append(Svg.number(Math.max(bottom, top + 1)))
                        .append('H')
                        .append(Svg.number(from(scale, i)))
                        .append('Z');
            }
        }
        path(svg, "band", data.toString());
    }

    private double from(ChartScale scale, int point) {
        if (point == 0) {
            return LEFT;
        }
        return point >= points.size() ? RIGHT : (scale.x(point - 1) + scale.x(point)) / 2;
    }

    private void threshold(Svg svg, ChartScale scale, Function<ChartPoint, @Nullable Range> range, String name) {
        for (var end : List.<Function<Range, @Nullable Double>>of(Range::lower, Range::upper)) {
            var ends = points.stream()
                    .map(point -> range.apply(point) == null ? null : end.apply(range.apply(point)))
                    .toList();
            path(svg, "threshold " + name, steps(scale, ends));
            last(ends)
                    .ifPresent(last -> svg.open("text", "x", RIGHT + 4, "y", labelled(scale, last, name), "class", name)
                            .text(name + " " + label(last))
                            .close("text"));
        }
    }

    private static Optional<Double> last(List<@Nullable Double> ends) {
        return ends.stream().filter(ChartPoint::isFinite).reduce((earlier, later) -> later);
    }

    /** The labels of thresholds that are close to each other move apart. */
    private double labelled(ChartScale scale, double threshold, String name) {
        var y = scale.y(threshold);
        var others = points.isEmpty() ? null : points.get(points.size() - 1);
        var other = others == null ? null : name.equals("warning") ? others.breach() : others.warning();
        var nearest = other == null
                ? Optional.<Double>empty()
                : Stream.of(other.lower(), other.upper())
                        .filter(ChartPoint::isFinite)
                        .map(end -> scale.y(end) - y)
                        .filter(distance -> Math.abs(distance) < LINE)
                        .findFirst();
        var below = nearest.isPresent() && (nearest.get() < 0 || nearest.get() == 0 && name.equals("warning"));
        var apart = nearest.map(distance -> (LINE - Math.abs(distance)) / 2).orElse(0.0);
        return y + 4 + (below ? apart : -apart);
    }

    private String steps(ChartScale scale, List<@Nullable Double> ends) {
        var data = new StringBuilder();
        Double before = null;
        for (var i = 0; i < ends.size(); i++) {
            var end = ends.get(i);
            if (ChartPoint.isFinite(end)) {
                if (!end.equals(before)) {
                    data.append(move(from(scale, i), scale.y(end)));
                }
                data.append('H').append(Svg.number(from(scale, i + 1)));
            }
            before = ChartPoint.isFinite(end) ? end : null;
        }
        return data.toString();
    }

    private String intervals(ChartScale scale) {
        var data = new StringBuilder();
        for (var i = 0; i < points.size(); i++) {
            var interval = points.get(i).interval();
            if (points.get(i).hasValue()
                    && interval != null
                    && Stream.of(interval.lower(), interval.upper()).allMatch(ChartPoint::isFinite)) {
                data.append(move(scale.x(i), scale.y(interval.lower())))
                        .append('V')
                        .append(Svg.number(scale.y(interval.upper())));
            }
        }
        return data.toString();
    }

    /** Only verdicts are joined: a line through a window without enough data would look like one. */
    private String values(ChartScale scale) {
        var data = new StringBuilder();
        var joined = false;
        for (var i = 0; i < points.size(); i++) {
            var point = points.get(i);
            var drawn = point.hasValue() && point.mark().isVerdict();
            if (drawn) {
                data.append(joined ? "L" + at(scale, i) : "M" + at(scale, i));
            }
            joined = drawn;
        }
        return data.toString();
    }

    private String at(ChartScale scale, int i) {
        return Svg.number(scale.x(i)) + "," + Svg.number(scale.y(points.get(i).value()));
    }

    private String marks(ChartScale scale, Mark mark) {
        var data = new StringBuilder();
        for (var i = 0; i < points.size(); i++) {
            if (points.get(i).mark() == mark) {
                var y = points.get(i).hasValue() ? scale.y(points.get(i).value()) : BOTTOM;
                data.append(shape(mark, scale.x(i), y));
            }
        }
        return data.toString();
    }

    private static String shape(Mark mark, double x, double y) {
        return switch (mark) {
            case NORMAL -> move(x, y) + "h0";
            case WARNING -> move(x, y - 5) + "l5,9h-10z";
            case BREACH -> move(x - 4, y - 4) + "h8v8h-8z";
            case NOT_ENOUGH_DATA -> move(x - 4, y) + "a4,4 0 1,0 8,0a4,4 0 1,0 -8,0";
            case NOT_EVALUATED -> move(x - 4, y - 4) + "l8,8m0,-8l-8,8";
        };
    }

    private static String move(double x, double y) {
        return "M" + Svg.number(x) + "," + Svg.number(y);
    }
}
