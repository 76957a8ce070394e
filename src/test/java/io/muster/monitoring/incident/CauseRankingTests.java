package io.muster.monitoring.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.muster.monitoring.evaluation.DrawnRows;
import io.muster.monitoring.incident.RankedCauses.Bin;
import io.muster.monitoring.incident.RankedCauses.Feature;
import io.muster.monitoring.incident.RankedCauses.Segment;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.monitoring.statistic.MonitoredWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CauseRankingTests {

    private static final ReferenceProfile REFERENCE = DrawnRows.of(4, 8_000, 1).reference();

    private static MonitoredWindow window(Profile profile) {
        return new MonitoredWindow(REFERENCE, profile);
    }

    @Test
    void listsTheFeaturesThatMovedByDriftAndImportance() {
        var window = window(DrawnRows.drifted(4, 2_000, 0.8, 2, 2).profile(REFERENCE));

        var equal = CauseRanking.of(window, List.of(), Map.of());
        var stated = CauseRanking.of(window, List.of(), Map.of("f1", 5.0, "f0", 0.1));

        assertThat(equal.features()).extracting(Feature::name).containsExactlyInAnyOrder("f0", "f1");
        assertThat(stated.features()).extracting(Feature::name).containsExactly("f1", "f0");
        assertThat(stated.features().get(0).weight())
                .isCloseTo(5 * stated.features().get(0).psi(), within(1e-12));
    }

    @Test
    void showsWhatEachBinAddsToThePsi() {
        var window = window(DrawnRows.drifted(4, 2_000, 1, 1, 2).profile(REFERENCE));

        var feature = CauseRanking.of(window, List.of(), Map.of()).features().get(0);

        assertThat(feature.bins())
                .hasSize(5)
                .isSortedAccordingTo((a, b) -> Double.compare(b.contribution(), a.contribution()));
        assertThat(feature.bins().get(0).label())
                .as("the highest decile grew most")
                .startsWith("from ");
        assertThat(feature.bins().get(0).share())
                .isGreaterThan(feature.bins().get(0).reference());
        assertThat(feature.bins().stream().mapToDouble(Bin::contribution).sum()).isLessThan(feature.psi());
    }

    @Test
    void correlatesDriftWithPerformanceOnceThereAreSixWindows() {
        var history = new ArrayList<MonitoredWindow>();
        for (var month = 0; month < 6; month++) {
            var rows = month % 2 == 0
                    ? DrawnRows.of(4, 2_000, 20 + month)
                    : DrawnRows.driftedWithAnotherConcept(4, 2_000, 1, 1, 20 + month);
            history.add(window(rows.labelled(REFERENCE)));
        }
        var window =
                window(DrawnRows.driftedWithAnotherConcept(4, 2_000, 1, 1, 40).labelled(REFERENCE));

        assertThat(CauseRanking.of(window, history, Map.of()).features().get(0))
                .satisfies(feature -> assertThat(feature.name()).isEqualTo("f0"))
                .satisfies(feature -> assertThat(feature.withPerformance()).isGreaterThan(0.5));
        assertThat(CauseRanking.of(window, history.subList(0, 3), Map.of())
                        .features()
                        .get(0)
                        .withPerformance())
                .isNull();
    }

    @Test
    void namesTheWeakestSegmentsThatAreLargeEnough() {
        var segments = new TreeMap<String, Profile>();
        segments.put("region=north", DrawnRows.of(4, 2_000, 3).labelled(REFERENCE));
        segments.put("region=south", DrawnRows.withAnotherConcept(4, 1_000, 4).labelled(REFERENCE));
        segments.put("region=tiny", DrawnRows.withAnotherConcept(4, 90, 5).labelled(REFERENCE));
        var all = segments.values().stream().reduce(Profile::plus).orElseThrow();

        var causes = CauseRanking.of(
                new MonitoredWindow(REFERENCE, all, segments, MonitoredWindow.Rules.DEFAULT), List.of(), Map.of());

        assertThat(causes.segments()).extracting(Segment::segment).containsExactly("region=south");
        assertThat(causes.segments().get(0).value())
                .isLessThan(causes.segments().get(0).all());
    }
}
