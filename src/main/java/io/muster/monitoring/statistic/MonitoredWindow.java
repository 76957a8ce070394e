package io.muster.monitoring.statistic;

import io.muster.datasets.counts.Bins;
import io.muster.datasets.counts.ColumnCounts;
import io.muster.datasets.counts.CountedColumn;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ProfileLayout;
import io.muster.monitoring.profile.ReferenceProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a model did in some time, and what it is compared with.
 *
 * @param reference of the validated data; for drift between consecutive windows, with the window before as its profile
 * @param profile of the window
 * @param segments the window's profiles by value of a protected or other attribute; empty if there are none
 * @param rules how predictions are judged
 */
public record MonitoredWindow(
        ReferenceProfile reference, Profile profile, SortedMap<String, Profile> segments, Rules rules) {

    public MonitoredWindow {
        segments = new TreeMap<>(segments);
        if (!profile.layout().equals(reference.profile().layout())) {
            throw new IllegalArgumentException("The window has layout %s, its reference %s"
                    .formatted(profile.layout(), reference.profile().layout()));
        }
    }

    public MonitoredWindow(ReferenceProfile reference, Profile profile) {
        this(reference, profile, new TreeMap<>(), Rules.DEFAULT);
    }

    /**
     * @param cutOff scores from here on are decided positive; an edge of the score's bins
     * @param values what each decision is worth, or null if that is not stated
     */
    public record Rules(double cutOff, @Nullable ValueMatrix values) {
        public static final Rules DEFAULT = new Rules(0.5, null);
    }

    /** What each kind of decision is worth, in money or points. */
    public record ValueMatrix(double trueNegative, double falsePositive, double falseNegative, double truePositive) {}

    /** A column in the reference and in the window. */
    record Compared(CountedColumn column, ColumnCounts reference, ColumnCounts window) {
        boolean ofNumbers() {
            return column.bins() instanceof Bins.Numbers;
        }
    }

    ProfileLayout layout() {
        return reference.layout();
    }

    List<Compared> columns() {
        var all = layout().columns();
        var compared = new ArrayList<Compared>();
        for (var i = 0; i < all.size(); i++) {
            compared.add(new Compared(
                    all.get(i),
                    reference.profile().columns().columns().get(i),
                    profile.columns().columns().get(i)));
        }
        return compared;
    }

    List<Compared> outputs() {
        return columns().subList(layout().features().size(), layout().columns().size());
    }
}
