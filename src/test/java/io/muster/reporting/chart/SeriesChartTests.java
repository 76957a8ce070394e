package io.muster.reporting.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.reporting.chart.ChartPoint.Mark;
import io.muster.reporting.chart.ChartPoint.Range;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class SeriesChartTests {

    private static ChartPoint point(Mark mark, @Nullable Double value) {
        return new ChartPoint(
                "03-01", mark, value, null, new Range(null, 0.05), new Range(null, 0.1), new Range(null, 0.25));
    }

    private static String svg(ChartPoint... points) {
        return new SeriesChart("c", "PSI of <income>", "Last: \"0.3\"", List.of(points)).svg();
    }

    private static String path(String svg, String style) {
        var found =
                Pattern.compile("class=\"%s\" d=\"([^\"]*)\"".formatted(style)).matcher(svg);
        return found.find() ? found.group(1) : "";
    }

    @Test
    void isWellFormedAndNamedWhateverTheTextAndTheNumbers() throws Exception {
        for (var svg : List.of(
                svg(),
                svg(point(Mark.NORMAL, 0.02)),
                svg(point(Mark.NORMAL, Double.NaN), point(Mark.BREACH, Double.POSITIVE_INFINITY)),
                svg(point(Mark.BREACH, 1e300), point(Mark.NORMAL, -1e300)),
                svg(point(Mark.NOT_ENOUGH_DATA, null)))) {
            var root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement();
            assertThat(root.getAttribute("aria-labelledby")).isEqualTo("c-title c-text");
            assertThat(root.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo("PSI of <income>");
            assertThat(svg).doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void eachVerdictHasAShapeOfItsOwn() {
        var svg = svg(point(Mark.NORMAL, 0.02), point(Mark.WARNING, 0.15), point(Mark.BREACH, 0.3));

        assertThat(path(svg, "mark normal")).endsWith("h0");
        assertThat(path(svg, "mark warning")).endsWith("l5,9h-10z");
        assertThat(path(svg, "mark breach")).endsWith("h8v8h-8z");
    }

    @Test
    void aWindowWithoutEnoughDataIsNeitherJoinedNorDrawnAsNormal() {
        var svg = svg(point(Mark.NORMAL, 0.02), point(Mark.NOT_ENOUGH_DATA, 0.02), point(Mark.NORMAL, 0.02));

        assertThat(path(svg, "values")).doesNotContain("L").matches("M[^M]+M[^M]+");
        assertThat(path(svg, "mark normal").split("M")).hasSize(3);
        assertThat(path(svg, "mark no-data").split("M")).hasSize(2);
    }

    @Test
    void whatHasNoValueStandsAtTheBottom() {
        assertThat(path(svg(point(Mark.NOT_EVALUATED, null)), "mark failed")).contains(",186l8,8");
    }

    @Test
    void higherValuesAreHigherAndThresholdsBetweenThem() {
        var scale = ChartScale.of(List.of(point(Mark.NORMAL, 0.02), point(Mark.BREACH, 0.5)));

        assertThat(List.of(scale.y(0.5), scale.y(0.25), scale.y(0.1), scale.y(0.02)))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(scale.ticks()).hasSizeBetween(2, 6).contains(0.0);
    }

    @Test
    void hundredWindowsNeedFewBytes() {
        var points = IntStream.range(0, 100)
                .mapToObj(i -> new ChartPoint(
                        "03-01",
                        Mark.BREACH,
                        0.3 + i / 1000.0,
                        new Range(0.2, 0.4),
                        new Range(null, 0.05 + i / 10_000.0),
                        new Range(null, 0.1),
                        new Range(null, 0.25)))
                .toList();

        assertThat(new SeriesChart("c", "t", "d", points).svg().length()).isLessThan(15_000);
    }
}
