package io.muster.training;

import io.muster.datasets.Dataset;
import io.muster.datasets.Datasets;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.columns.ColumnSummary;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Training data from the catalogue; the file's digest is checked at every access.
 *
 * @param maxCells rows times columns that may be read into memory: a small file can contain very many equal values
 */
record RegisteredData(Datasets datasets, Dataset dataset, long maxCells) implements TrainingData {

    @Override
    public DatasetId id() {
        return dataset.id();
    }

    @Override
    public Digest digest() {
        return dataset.digest();
    }

    @Override
    public long rows() {
        return dataset.rows();
    }

    @Override
    public String format() {
        return dataset.format().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> columns() {
        return dataset.columns().stream().map(ColumnSummary::name).toList();
    }

    @Override
    public Path file() {
        return datasets.file(dataset.id());
    }

    @Override
    public ColumnBatch read(List<String> columns) {
        if (dataset.rows() > maxCells / Math.max(1, columns.size())) {
            throw TrainingProblem.UNUSABLE_TRAINING_DATA.refusal(
                    "Dataset '%s' has %d rows, %d columns of which are to be read into memory: expected at "
                            + "most %d values (muster.training.max-cells)",
                    dataset.id(), dataset.rows(), columns.size(), maxCells);
        }
        return datasets.readAll(dataset.id(), columns);
    }
}
