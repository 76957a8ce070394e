package io.muster.training;

import io.muster.datasets.ColumnBatch;
import io.muster.datasets.ColumnSummary;
import io.muster.datasets.Dataset;
import io.muster.datasets.Datasets;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Training data out of the catalogue; the file's digest is checked at every access. */
record RegisteredData(Datasets datasets, Dataset dataset) implements TrainingData {

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
        return datasets.readAll(dataset.id(), columns);
    }
}
