package io.muster.monitoring.profile;

import io.muster.datasets.counts.ScoreCounts;
import io.muster.datasets.counts.TableCounts;
import io.muster.inventory.versions.ForecastPlan;
import io.muster.shared.Digest;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a model was asked and answered in some time: counts only, no row. Profiles of one layout add up in any order, over
 * hours, nodes and batches, and the empty profile changes nothing; counts add up to the last one, sums up to rounding.
 *
 * @param layout digest of the layout
 * @param columns counts of the layout's columns
 * @param score counts of the score, or null if the layout has none
 * @param errors errors of predicted quantities whose outcome is known, by forecast horizon; 0 where there is no horizon
 */
public record Profile(
        Digest layout,
        Traffic traffic,
        TableCounts columns,
        @Nullable ScoreCounts score,
        SortedMap<Integer, QuantityErrors> errors) {

    /** The most horizons of a forecast. */
    public static final int MOST_HORIZONS = ForecastPlan.MOST_HORIZONS;

    public Profile {
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(traffic, "traffic");
        Objects.requireNonNull(columns, "columns");
        errors.values().forEach(each -> Objects.requireNonNull(each, "errors"));
        errors = Collections.unmodifiableSortedMap(new TreeMap<>(errors));
        if (errors.size() > MOST_HORIZONS || !errors.isEmpty() && errors.firstKey() < 0) {
            throw new IllegalArgumentException(
                    "Horizons %s: expected at most %d, none below 0".formatted(errors.keySet(), MOST_HORIZONS));
        }
    }

    public static Profile none(ProfileLayout layout) {
        return none(layout, layout.digest());
    }

    /** As above, for a layout whose digest is known. */
    public static Profile none(ProfileLayout layout, Digest known) {
        var bins = layout.scoreBins();
        return new Profile(
                known,
                Traffic.NONE,
                TableCounts.none(layout.columns()),
                bins == null ? null : ScoreCounts.none(bins.size()),
                Collections.emptySortedMap());
    }

    /** @throws IllegalArgumentException if the layouts differ */
    public Profile plus(Profile other) {
        if (!layout.equals(other.layout)) {
            throw new IllegalArgumentException(
                    "A profile of layout %s cannot be added to one of layout %s".formatted(other.layout, layout));
        }
        var sums = new TreeMap<>(errors);
        other.errors.forEach((horizon, added) -> sums.merge(horizon, added, QuantityErrors::plus));
        return new Profile(
                layout,
                traffic.plus(other.traffic),
                columns.plus(other.columns),
                score == null || other.score == null ? score : score.plus(other.score),
                sums);
    }

    public Profile with(Traffic observed) {
        return new Profile(layout, observed, columns, score, errors);
    }

    /** The errors of all horizons, or null if no outcome is known. */
    public @Nullable QuantityErrors allErrors() {
        return errors.values().stream().reduce(QuantityErrors::plus).orElse(null);
    }

    /**
     * Checks that others can be added to it, because a profile may come from outside.
     *
     * @throws IllegalArgumentException naming a count or sum that is too large
     */
    public Profile requireBounded() {
        ProfileBounds.require(this);
        return this;
    }

    /**
     * Checks that the parts have the form of the layout, because a profile may come from outside.
     *
     * @throws IllegalArgumentException naming what differs
     */
    Profile requireFormOf(ProfileLayout expected) {
        if (!layout.equals(expected.digest())) {
            throw new IllegalArgumentException(
                    "The profile is of layout %s, expected %s".formatted(layout, expected.digest()));
        }
        none(expected).columns.plus(columns);
        var bins = expected.scoreBins();
        if ((bins == null) != (score == null)
                || bins != null && score != null && score.all().rows().length != bins.size()) {
            throw new IllegalArgumentException("The profile's score does not have the layout's bins");
        }
        if (errors.values().stream().anyMatch(each -> each.moments().centre() != expected.outcomeCentre())) {
            throw new IllegalArgumentException(
                    "The profile's outcomes are not around the layout's centre %s".formatted(expected.outcomeCentre()));
        }
        return this;
    }
}
