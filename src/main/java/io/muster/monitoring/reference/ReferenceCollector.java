package io.muster.monitoring.reference;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.counts.Bins;
import io.muster.datasets.counts.ScoreBins;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.EvaluationPlan.Task;
import io.muster.monitoring.monitor.Thresholds;
import io.muster.monitoring.profile.ModelColumns;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ProfileLayout;
import io.muster.monitoring.profile.ReferencePlan;
import io.muster.monitoring.profile.ReferencePlan.Field;
import io.muster.monitoring.profile.ReferencePlan.Scale;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.validation.model.ScoredRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The making of a reference while a version is validated: from the inputs, outputs and outcomes of the same rows. Holds
 * at most {@value #MOST_VALUES} values in memory; of more data it takes every n-th row.
 *
 * <p>A column of texts with more than {@value #MOST_CATEGORIES} different ones, or of which more than half are different,
 * is left out: it is a name or a free text, whose values are not to be kept.
 */
public final class ReferenceCollector implements ScoredRows {

    private static final int MOST_VALUES = 20_000_000;
    private static final int MOST_CATEGORIES = 1_000;
    private static final int FEW_ROWS = 20;
    private static final String OUTCOME = "outcome of the prediction";

    private final EvaluationPlan plan;
    private final Set<String> rounded = new HashSet<>();
    private final Set<String> inputs = new HashSet<>();
    private double[] outcomes = {};
    private ModelColumns columns = ModelColumns.PLAIN;
    private @Nullable Double naiveError;
    private @Nullable KeptColumns kept;

    public ReferenceCollector(EvaluationPlan plan) {
        this.plan = plan;
    }

    /**
     * A reference, and how the model's inputs and outputs become its columns.
     *
     * @param chunks profiles of its parts, in the order of the data; empty if there are too few rows for a standard
     *     deviation over them
     */
    public record CollectedReference(ReferenceProfile reference, List<Profile> chunks, ModelColumns columns) {
        public CollectedReference {
            chunks = List.copyOf(chunks);
        }
    }

    @Override
    public void begin(double[] outcomes, Map<String, List<String>> columns, @Nullable Double naiveError) {
        this.outcomes = outcomes;
        this.naiveError = naiveError;
        var uses = Stream.concat(
                        columns.keySet().stream()
                                .filter(input -> columns.get(input).size() == 1),
                        columns.values().stream()
                                .filter(names -> names.size() > 1)
                                .flatMap(List::stream))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        var vectors = columns.entrySet().stream()
                .filter(input -> input.getValue().size() > 1)
                .filter(input -> input.getValue().stream().allMatch(name -> uses.get(name) == 1))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        this.columns = new ModelColumns(new TreeMap<>(vectors));
    }

    @Override
    public void scored(ColumnBatch asked, ColumnBatch answered, int firstRow) {
        var counted = columns.counted(asked, answered);
        if (kept == null) {
            remember(asked);
            remember(answered);
            columns.counted(asked, new ColumnBatch(asked.rows(), List.of()))
                    .columns()
                    .forEach(column -> inputs.add(column.name()));
            var values = (long) outcomes.length * Math.max(1, counted.columns().size());
            kept = new KeptColumns(outcomes.length, (int) Math.max(1, (values + MOST_VALUES - 1) / MOST_VALUES));
        }
        kept.add(counted, firstRow);
    }

    /** The values of vectors are numbers of 32 bits. */
    private void remember(ColumnBatch batch) {
        batch.columns().stream()
                .filter(Column.Vectors.class::isInstance)
                .map(vector -> new ColumnBatch(vector.rows(), List.of(vector)))
                .flatMap(
                        vector -> columns.counted(vector, new ColumnBatch(vector.rows(), List.of())).columns().stream())
                .forEach(column -> rounded.add(column.name()));
    }

    /** Empty if no row was scored. */
    public Optional<CollectedReference> reference() {
        if (kept == null) {
            return Optional.empty();
        }
        var rows = kept.rows();
        return rows.rows() == 0 ? Optional.empty() : Optional.of(reference(rows, kept.selected(outcomes)));
    }

    private CollectedReference reference(ColumnBatch rows, double[] known) {
        var prediction = prediction(rows);
        var score = plan.task() == Task.BINARY_CLASSIFICATION ? prediction : null;
        var fields = fields(rows, score);
        var outcome = plan.task() == Task.RULES || prediction == null ? null : OUTCOME;
        var expected = new ReferencePlan(
                limited(fields.stream()
                        .filter(field -> inputs.contains(field.name()))
                        .toList()),
                limited(fields.stream()
                        .filter(field -> !inputs.contains(field.name()))
                        .toList()),
                score == null ? null : score.name(),
                score == null ? null : bins(score.values()),
                outcome);
        var data = with(rows, new Column.Numbers(OUTCOME, known));
        var bins = ReferenceProfile.layout(data, expected);
        var layout = naiveError == null ? bins : bins.ofForecast(naiveError);
        var quantities = plan.task() == Task.REGRESSION && prediction != null
                ? PredictedQuantities.of(prediction.name(), plan.forecast(), this::name)
                : null;
        var counted = new CountedRows(data, known, quantities);
        return new CollectedReference(
                new ReferenceProfile(layout, counted.profile(layout)),
                counted.parts(layout, Thresholds.FEWEST_CHUNKS),
                columns);
    }

    /** The output that is compared with outcomes, if it is a number. */
    private Column.@Nullable Numbers prediction(ColumnBatch rows) {
        return rows.find(name(plan.output())).orElse(null) instanceof Column.Numbers numbers ? numbers : null;
    }

    /** What the column of an output is called. */
    private String name(String output) {
        return inputs.contains(output) ? ModelColumns.output(output) : output;
    }

    private List<Field> fields(ColumnBatch rows, Column.@Nullable Numbers score) {
        var fields = new ArrayList<Field>();
        for (var column : rows.columns()) {
            if (score == null || !column.name().equals(score.name())) {
                scale(column).ifPresent(scale -> fields.add(new Field(column.name(), scale)));
            }
        }
        return fields;
    }

    private Optional<Scale> scale(Column column) {
        if (column instanceof Column.Numbers) {
            return Optional.of(rounded.contains(column.name()) ? Scale.ROUNDED_NUMBERS : Scale.NUMBERS);
        }
        if (column instanceof Column.Texts texts) {
            var different = Arrays.stream(texts.values()).distinct().count();
            var isName = different > MOST_CATEGORIES || texts.rows() >= FEW_ROWS && different > texts.rows() / 2;
            return isName ? Optional.empty() : Optional.of(Scale.CATEGORIES);
        }
        return Optional.of(Scale.CATEGORIES);
    }

    private static List<Field> limited(List<Field> fields) {
        return fields.subList(0, Math.min(fields.size(), ProfileLayout.MOST_COLUMNS / 2));
    }

    /** Probabilities have the bins of probabilities; other scores twice the range in which they were seen. */
    private static ScoreBins bins(double[] scores) {
        var valid = Arrays.stream(scores)
                .filter(score -> Bins.Numbers.isValid(score))
                .summaryStatistics();
        if (valid.getCount() == 0 || valid.getMin() >= 0 && valid.getMax() <= 1) {
            return ScoreBins.ofProbabilities();
        }
        var margin = valid.getMax() > valid.getMin() ? (valid.getMax() - valid.getMin()) / 2 : 0.5;
        return new ScoreBins(valid.getMin() - margin, valid.getMax() + margin, Bins.MOST);
    }

    private static ColumnBatch with(ColumnBatch rows, Column added) {
        var columns = new ArrayList<>(rows.columns());
        columns.add(added);
        return new ColumnBatch(rows.rows(), columns);
    }
}
