package io.muster.monitoring.custom;

import io.muster.datasets.counts.Bins;
import io.muster.datasets.counts.ColumnCounts;
import io.muster.datasets.counts.CountedColumn;
import io.muster.monitoring.custom.ComparedCounts.CountedScore;
import io.muster.monitoring.custom.ComparedCounts.CountedValues;
import io.muster.monitoring.custom.ComparedCounts.Counts;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ProfileLayout;
import io.muster.monitoring.statistic.MonitoredWindow;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The counts of profiles as statistics from outside get them: copies, so that none can change what others read. */
final class CountsReader {

    private CountsReader() {}

    static ComparedCounts read(MonitoredWindow window) {
        var layout = window.reference().layout();
        return new ComparedCounts(counts(layout, window.reference().profile()), counts(layout, window.profile()));
    }

    private static Counts counts(ProfileLayout layout, Profile profile) {
        var columns = layout.columns();
        var traffic = profile.traffic();
        return new Counts(
                profile.columns().rows(),
                IntStream.range(0, columns.size())
                        .mapToObj(i -> values(
                                columns.get(i),
                                i < layout.features().size(),
                                profile.columns().columns().get(i)))
                        .toList(),
                score(layout, profile),
                traffic.answered(),
                traffic.refused(),
                traffic.failed());
    }

    private static CountedValues values(CountedColumn column, boolean isFeature, ColumnCounts counts) {
        var numbers = column.bins() instanceof Bins.Numbers each ? each : null;
        return new CountedValues(
                column.name(),
                isFeature,
                numbers == null ? List.of() : numbers.edges(),
                column.bins() instanceof Bins.Categories categories ? categories.frequent() : List.of(),
                counts.bins().clone(),
                counts.missing(),
                counts.invalid(),
                counts.outOfRange(),
                counts.smallest(),
                counts.largest(),
                numbers == null ? 0 : numbers.centre(),
                counts.sum(),
                counts.squares());
    }

    private static @Nullable CountedScore score(ProfileLayout layout, Profile profile) {
        var bins = layout.scoreBins();
        var score = profile.score();
        return bins == null || score == null
                ? null
                : new CountedScore(
                        bins.lowest(),
                        bins.highest(),
                        score.all().rows().clone(),
                        score.negatives().rows().clone(),
                        score.positives().rows().clone());
    }
}
