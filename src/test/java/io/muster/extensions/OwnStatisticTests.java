package io.muster.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.muster.monitoring.custom.CustomStatistic;
import io.muster.monitoring.custom.CustomStatistic.About;
import io.muster.monitoring.custom.StatisticCatalogue;
import io.muster.monitoring.evaluation.DrawnRows;
import io.muster.monitoring.statistic.MonitoredWindow;
import io.muster.monitoring.statistic.StatisticResult.Measured;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

/** The statistic of {@code docs/examples/own-step}, loaded from its jar. */
class OwnStatisticTests {

    @TempDir
    Path jars;

    @Test
    void measuresProfilesBesideMustersOwn() throws Exception {
        var type = OutsideJar.loader(OutsideJar.ofExample(jars)).loadClass("org.example.tail.TailShare");
        var own = (CustomStatistic) type.getConstructor(Environment.class)
                .newInstance(new MockEnvironment().withProperty("tail.from", "0.75"));
        var catalogue = new StatisticCatalogue(List.of(own));
        var reference = DrawnRows.of(2, 2_000, 1).reference();
        var window = DrawnRows.of(2, 1_000, 2).profile(reference);
        var statistic = catalogue.find("tail-share").orElseThrow();

        var results = catalogue.measure(new MonitoredWindow(reference, window), statistic::equals);

        var scores = window.score().all().rows();
        var tail = Arrays.stream(scores, 750, 1_000).sum();
        assertThat(catalogue.about(statistic)).contains(About.OUTPUT_DRIFT);
        assertThat(results).singleElement().isInstanceOfSatisfying(Measured.class, measured -> {
            assertThat(measured.value()).isCloseTo(tail / 1_000.0, within(1e-12));
            assertThat(measured.rows()).isEqualTo(1_000);
            assertThat(measured.standardError()).isBetween(0.001, 0.05);
        });
    }
}
