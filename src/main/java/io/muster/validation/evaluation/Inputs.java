package io.muster.validation.evaluation;

import io.muster.datasets.Dataset;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.columns.ColumnSummary;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.versions.ModelVersion;
import io.muster.validation.model.UnusableEvaluationData;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The mapping of a dataset's columns to the inputs of a version: each is filled by the columns that its signature
 * names, otherwise by the column of its own name. A vector without named columns takes those the version was trained
 * on, in that order; for a version that was not trained here, all numeric columns but the target, in the file's order,
 * if there are exactly as many as it is wide.
 */
public final class Inputs {

    private final ModelVersion version;
    private final Dataset dataset;
    private final String target;
    private final List<InputColumn> columns;

    private Inputs(ModelVersion version, Signature signature, Dataset dataset, String target) {
        this.version = version;
        this.dataset = dataset;
        this.target = target;
        this.columns = signature.inputs().stream().map(this::column).toList();
    }

    /** @throws UnusableEvaluationData if an input cannot be filled */
    static Inputs of(ModelVersion version, Signature signature, Dataset dataset, String target) {
        return new Inputs(version, signature, dataset, target);
    }

    private InputColumn column(Field field) {
        return field.isScalar() ? scalar(field) : vector(field);
    }

    private InputColumn scalar(Field field) {
        var name = field.columns().isEmpty() ? field.name() : field.columns().get(0);
        if (name.equals(target)) {
            throw unusable(field, "column '%s' is the target: the model would be given the answer".formatted(name));
        }
        if (dataset.column(name).isEmpty()
                && field.optional()
                && field.columns().isEmpty()) {
            return new InputColumn(field, List.of());
        }
        requireReadable(field, name);
        return new InputColumn(field, List.of(name));
    }

    private InputColumn vector(Field field) {
        var width = field.shape().stream().reduce(1, Math::multiplyExact);
        var names = columnsOf(field);
        if (names.size() != width) {
            throw unusable(
                    field,
                    ("it takes %d numbers per row, but there are %d: %s. Name the columns in order in "
                                    + "'columns' of the input")
                            .formatted(width, names.size(), names));
        }
        if (names.contains(target)) {
            throw unusable(field, "the target is part of it: the model would be given the answer");
        }
        names.forEach(name -> requireReadable(field, name));
        return new InputColumn(field, names);
    }

    private List<String> columnsOf(Field field) {
        if (!field.columns().isEmpty()) {
            return field.columns();
        }
        return version.training() == null
                ? numericColumns()
                : version.training().features();
    }

    private List<String> numericColumns() {
        return dataset.columns().stream()
                .filter(column -> column.type() == DataType.INTEGER || column.type() == DataType.DOUBLE)
                .map(ColumnSummary::name)
                .filter(name -> !name.equals(target))
                .toList();
    }

    private void requireReadable(Field field, String name) {
        var column = dataset.column(name)
                .orElseThrow(() -> unusable(field, "the dataset has no column '%s'".formatted(name)));
        CellConversion.obstacle(column, dataset.rows(), field.type()).ifPresent(why -> {
            throw unusable(field, why);
        });
    }

    private UnusableEvaluationData unusable(Field field, String why) {
        return new UnusableEvaluationData("Input '%s' of version '%s' cannot be filled from dataset '%s': %s"
                .formatted(field.name(), version.id(), dataset.id(), why));
    }

    /** The columns to read, in the order of the inputs. */
    List<String> needed() {
        return columns.stream()
                .flatMap(column -> column.columns().stream())
                .distinct()
                .toList();
    }

    ColumnBatch fill(ColumnBatch read) {
        return new ColumnBatch(
                read.rows(),
                columns.stream()
                        .filter(column -> !column.isLeftOut())
                        .map(column -> column.fill(read))
                        .toList());
    }

    /** By input, the columns that fill it; none for one that is left out. */
    public Map<String, List<String>> columnsByInput() {
        return columns.stream()
                .collect(Collectors.toMap(column -> column.field().name(), InputColumn::columns));
    }

    /** A description for people, by input. */
    public Map<String, String> described() {
        return columns.stream()
                .collect(Collectors.toMap(column -> column.field().name(), InputColumn::described));
    }
}
