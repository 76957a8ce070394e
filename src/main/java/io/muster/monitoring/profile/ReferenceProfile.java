package io.muster.monitoring.profile;

import io.muster.datasets.Datasets;
import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.counts.CountedColumn;
import io.muster.monitoring.profile.ReferencePlan.Field;
import io.muster.monitoring.profile.ReferencePlan.Scale;
import io.muster.shared.DatasetId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What a model's predictions are compared with: the bins that follow from validated data, and that data's own profile.
 *
 * @param profile of the data that the bins were made from
 */
public record ReferenceProfile(ProfileLayout layout, Profile profile) {

    public ReferenceProfile {
        profile.requireFormOf(layout);
    }

    /** @throws IllegalArgumentException naming a column of the plan that the data does not have */
    public static ReferenceProfile of(ColumnBatch data, ReferencePlan plan) {
        var layout = layout(data, plan);
        var counter = new ProfileCounter(layout);
        counter.add(data, plan.outcome() == null ? null : outcomes(data.column(plan.outcome())));
        return new ReferenceProfile(layout, counter.profile());
    }

    /** The bins that follow from the data; refuses as {@link #of(ColumnBatch, ReferencePlan)}. */
    public static ProfileLayout layout(ColumnBatch data, ReferencePlan plan) {
        return layout(plan, data::column);
    }

    private static double[] outcomes(Column column) {
        if (column instanceof Column.Numbers numbers) {
            return numbers.values();
        }
        throw new IllegalArgumentException(
                "Outcomes '%s' are %s, expected numbers".formatted(column.name(), column.holds()));
    }

    /** Reads one column at a time and counts where the file lies; refuses as {@link Datasets#read}. */
    public static ReferenceProfile of(Datasets datasets, DatasetId id, ReferencePlan plan) {
        var layout = layout(
                plan, name -> datasets.readAll(id, List.of(name)).columns().get(0));
        return new ReferenceProfile(layout, BatchProfiles.of(datasets, id, layout, plan.outcome()));
    }

    private static ProfileLayout layout(ReferencePlan plan, Function<String, Column> columns) {
        return new ProfileLayout(
                counted(plan.features(), columns, true),
                counted(plan.outputs(), columns, false),
                plan.score(),
                plan.scoreBins(),
                plan.outcome() == null || plan.score() != null ? 0 : mean(outcomes(columns.apply(plan.outcome()))),
                null);
    }

    private static double mean(double[] outcomes) {
        return Arrays.stream(outcomes).filter(Double::isFinite).average().orElse(0);
    }

    /** @param joint features drift together; outputs often follow from them exactly, so they stay out of that */
    private static List<CountedColumn> counted(List<Field> fields, Function<String, Column> columns, boolean joint) {
        return fields.stream()
                .map(field -> new CountedColumn(
                        field.name(),
                        ReferenceBins.of(columns.apply(field.name()), field.scale()),
                        joint && field.scale() != Scale.CATEGORIES))
                .toList();
    }
}
