package io.muster.validation.evaluation;

import io.muster.datasets.Dataset;
import io.muster.datasets.Datasets;
import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.columns.ColumnSummary;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.validation.model.UnusableEvaluationData;
import io.muster.validation.model.UnusableEvaluationPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The data a version is validated on, with the true outcome of each row. */
public final class EvaluationData {

    private final Datasets datasets;
    private final Dataset dataset;
    private final EvaluationPlan plan;
    private final Coding coding;
    private final int batchRows;
    private final double[] outcomes;
    private final @Nullable Double naiveError;

    /**
     * Reads the outcomes.
     *
     * @param output type of the model's output that is compared with them
     * @throws UnusableEvaluationData if they do not fit the plan's task
     */
    EvaluationData(Datasets datasets, Dataset dataset, EvaluationPlan plan, DataType output, int batchRows) {
        this.datasets = datasets;
        this.dataset = dataset;
        this.plan = plan;
        this.batchRows = batchRows;
        this.coding = coding(output);
        this.outcomes = readOutcomes();
        requireOutcomes();
        this.naiveError =
                plan.forecast() == null ? null : NaiveForecast.error(datasets, plan.forecast(), plan.target());
    }

    private Coding coding(DataType output) {
        return switch (plan.task()) {
            case BINARY_CLASSIFICATION -> new TwoClasses(plan.target(), positive());
            case REGRESSION -> {
                requireReadable(DataType.DOUBLE);
                yield new Quantity();
            }
            case RULES -> {
                requireReadable(output);
                yield new Labels(output);
            }
        };
    }

    private ColumnSummary target() {
        return dataset.column(plan.target())
                .orElseThrow(() -> unusable("it has no column '%s', which is the target", plan.target()));
    }

    private String positive() {
        var target = target();
        var numeric = target.type() == DataType.INTEGER || target.type() == DataType.DOUBLE;
        if (plan.positive() != null) {
            return numeric ? numberOf(plan.positive()) : plan.positive();
        }
        if (target.type() == DataType.TEXT) {
            throw new UnusableEvaluationPlan(
                    ("The plan does not say which value of target '%s' is positive, but the target contains " + "texts")
                            .formatted(plan.target()));
        }
        return numeric ? "1" : "true";
    }

    private String numberOf(String positive) {
        try {
            return CellConversion.text(Double.parseDouble(positive));
        } catch (NumberFormatException e) {
            throw unusable("target '%s' contains numbers, and '%s' is not a number", plan.target(), positive);
        }
    }

    private void requireReadable(DataType expected) {
        CellConversion.obstacle(target(), dataset.rows(), expected).ifPresent(why -> {
            throw unusable("of its target, %s", why);
        });
    }

    private double[] readOutcomes() {
        var all = new double[(int) dataset.rows()];
        var filler = new ColumnAppender(all);
        read(List.of(plan.target()), batch -> filler.add(coding.outcomes(batch.column(plan.target()))));
        return all;
    }

    private void requireOutcomes() {
        var known = Arrays.stream(outcomes)
                .filter(outcome -> !Double.isNaN(outcome))
                .count();
        if (known == 0) {
            throw unusable("its target '%s' has no value in any row", plan.target());
        }
        if (plan.task() != EvaluationPlan.Task.BINARY_CLASSIFICATION) {
            return;
        }
        var positives = Arrays.stream(outcomes).filter(outcome -> outcome == 1).count();
        if (positives == 0 || positives == known) {
            throw unusable(
                    "its target '%s' has only one class: %s rows are '%s', %s are not",
                    plan.target(), positives, coding.word(1), known - positives);
        }
    }

    private UnusableEvaluationData unusable(String why, Object... arguments) {
        return new UnusableEvaluationData(
                "Dataset '%s' cannot be used for validation: %s".formatted(dataset.id(), why.formatted(arguments)));
    }

    public Dataset dataset() {
        return dataset;
    }

    public EvaluationPlan plan() {
        return plan;
    }

    public int rows() {
        return outcomes.length;
    }

    /** By row; NaN if unknown. Must not be changed. */
    public double[] outcomes() {
        return outcomes;
    }

    /**
     * Mean absolute error of the naive forecast on the training data, or null without a forecast.
     *
     * @throws UnusableEvaluationData if the training data has no row with both
     */
    public @Nullable Double naiveError() {
        return naiveError;
    }

    /** The word behind an outcome or a prediction of {@link EvaluationPlan.Task#RULES}. */
    public String word(double code) {
        return Double.isNaN(code) ? "nothing" : coding.word(code);
    }

    Coding coding() {
        return coding;
    }

    /**
     * Passes on the inputs of all rows, batch by batch, read again each time.
     *
     * @throws CancellationException if the thread is interrupted
     */
    public void each(Inputs inputs, Consumer<ColumnBatch> consumer) {
        var needed = inputs.needed().isEmpty() ? List.of(plan.target()) : inputs.needed();
        read(needed, batch -> consumer.accept(inputs.fill(batch)));
    }

    /** A whole column of the dataset; empty if it does not have it. */
    public Optional<Column> column(String name) {
        if (dataset.column(name).isEmpty()) {
            return Optional.empty();
        }
        var parts = new ArrayList<Column>();
        read(List.of(name), batch -> parts.add(batch.column(name)));
        return Optional.of(WholeColumn.of(parts));
    }

    private void read(List<String> columns, Consumer<ColumnBatch> consumer) {
        datasets.read(dataset.id(), columns, batchRows, batch -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("Interrupted while reading dataset '%s'".formatted(dataset.id()));
            }
            consumer.accept(batch);
        });
    }

    /** The concatenation of batches. */
    static final class ColumnAppender {

        private final double[] all;
        private int filled;

        ColumnAppender(double[] all) {
            this.all = all;
        }

        void add(double[] batch) {
            System.arraycopy(batch, 0, all, filled, batch.length);
            filled += batch.length;
        }
    }
}
