package io.muster.datasets;

import io.muster.datasets.Dataset.Format;
import io.muster.datasets.Dataset.Role;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.columns.ColumnSummary;
import io.muster.datasets.counts.CountedColumn;
import io.muster.datasets.counts.ScoreBins;
import io.muster.datasets.counts.ScoreCounts;
import io.muster.datasets.counts.TableCounts;
import io.muster.inventory.signature.DataType;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.UseCaseId;
import io.muster.shared.requests.Page;
import io.muster.shared.requests.Paging;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Tabular data by name. A dataset is examined once, row by row, when it is registered; afterwards its file is checked
 * against its digest each time it is opened. Files are read outside any transaction of their own.
 */
@Service
public class Datasets {

    private final Catalogue catalogue;
    private final DatasetFiles files;
    private final TableInspector inspector;
    private final TableReader reader;
    private final Clock clock;

    Datasets(Catalogue catalogue, DatasetFiles files, TableInspector inspector, TableReader reader, Clock clock) {
        this.catalogue = catalogue;
        this.files = files;
        this.inspector = inspector;
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Registers a file in place.
     *
     * @throws Refusal {@code PATH_NOT_ALLOWED} unless it is under an allowed root
     * @throws Refusal {@code UNREADABLE_DATASET} naming line or column if it is not a table
     * @throws Refusal {@code DATASET_ALREADY_REGISTERED} if the name is taken
     */
    public Dataset register(NewDataset dataset, Actor by) {
        return add(examine(dataset), by);
    }

    /** Uploads content and detects its dialect. */
    public Dataset upload(DatasetId id, Role role, Format format, InputStream content, Actor by) {
        return upload(id, role, format, null, content, by);
    }

    /**
     * Keeps a copy of the content, by its digest.
     *
     * @param content read to its end, not closed, never held in memory
     * @throws io.muster.inventory.artifacts.ArtifactTooLarge if there is more of it than allowed
     * @throws Refusal {@code UNREADABLE_DATASET} naming line or column if it is not a table
     * @throws Refusal {@code DATASET_ALREADY_REGISTERED} if the name is taken
     */
    public Dataset upload(
            DatasetId id, Role role, Format format, @Nullable CsvDialect csv, InputStream content, Actor by) {
        return upload(NewDataset.uploaded(id, role, format, csv), content, by);
    }

    /** The same for content whose use case and period are declared. */
    public Dataset upload(NewDataset dataset, InputStream content, Actor by) {
        requireRegistrable(dataset);
        return add(examine(dataset, keep(content)), by);
    }

    /**
     * Keeps content for a later {@link #examine(NewDataset, Digest)}; until then it has no effect.
     *
     * @param content read to its end, not closed, never held in memory
     * @throws io.muster.inventory.artifacts.ArtifactTooLarge if there is more of it than allowed
     */
    public Digest keep(InputStream content) {
        return files.store(content);
    }

    /** Examines a file in place, row by row; refuses like {@link #register}. */
    public ExaminedDataset examine(NewDataset dataset) {
        requireRegistrable(dataset);
        var file = files.allowed(dataset.path());
        var before = Fingerprint.of(file);
        var digest = DatasetFiles.digest(file);
        var inspection = inspector.inspect(dataset, file);
        if (!before.equals(Fingerprint.of(file)) || !file.equals(files.allowed(file.toString()))) {
            throw DatasetProblem.UNREADABLE_DATASET.refusal("The file was changed while it was read");
        }
        return new ExaminedDataset(dataset, file.toString(), digest, inspection);
    }

    /** Examines kept content, row by row; refuses like {@link #upload}. */
    public ExaminedDataset examine(NewDataset dataset, Digest kept) {
        requireRegistrable(dataset);
        return new ExaminedDataset(dataset, Dataset.STORED, kept, inspector.inspect(dataset, files.stored(kept)));
    }

    /** @throws Refusal {@code DATASET_ALREADY_REGISTERED} if the name was taken meanwhile */
    public Dataset add(ExaminedDataset examined, Actor by) {
        var dataset = examined.by(by, clock.instant().truncatedTo(ChronoUnit.MICROS));
        catalogue.add(dataset);
        return dataset;
    }

    private void requireRegistrable(NewDataset dataset) {
        requireFree(dataset.id());
        if (dataset.covers() != null) {
            dataset.covers().requireEnded(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        }
    }

    private void requireFree(DatasetId id) {
        if (catalogue.find(id).isPresent()) {
            throw DatasetProblem.datasetAlreadyRegistered(id);
        }
    }

    /** @throws Refusal {@code DATASET_NOT_FOUND} if there is none */
    public Dataset dataset(DatasetId id) {
        return catalogue.find(id).orElseThrow(() -> DatasetProblem.DATASET_NOT_FOUND.noSuch("dataset", id));
    }

    /**
     * A dataset as it may be shown to people: without the values that only a few rows have ({@code
     * muster.datasets.shown-from}), because those may reveal single persons.
     *
     * @throws Refusal {@code DATASET_NOT_FOUND} if there is none
     */
    public Dataset described(DatasetId id) {
        return catalogue.described(id).orElseThrow(() -> DatasetProblem.DATASET_NOT_FOUND.noSuch("dataset", id));
    }

    /** Datasets by name. */
    public Page<Dataset> page(Paging selected) {
        return catalogue.page(selected);
    }

    /** All datasets by name. */
    public List<Dataset> all() {
        return catalogue.all();
    }

    /**
     * The file, its content checked just now.
     *
     * @throws Refusal {@code DATASET_CHANGED} if it is gone or has changed
     */
    public Path file(DatasetId id) {
        return files.verified(dataset(id));
    }

    /**
     * Reads columns batch by batch, in the file's order of rows. Memory is used for one batch only.
     *
     * @param columns to read, in this order; empty for all
     * @param batchRows rows of a batch; the last one may have fewer
     * @throws Refusal {@code UNKNOWN_COLUMN} if a column does not exist
     * @throws Refusal {@code DATASET_CHANGED} if the file is gone or has changed, even during the reading: then the
     *     consumer must discard what it received
     */
    public void read(DatasetId id, List<String> columns, int batchRows, Consumer<ColumnBatch> consumer) {
        if (batchRows < 1) {
            throw new IllegalArgumentException("Expected at least one row per batch, not " + batchRows);
        }
        var dataset = dataset(id);
        var selected = summaries(dataset, columns);
        unchanged(dataset, file -> {
            reader.read(file, dataset, selected, (int) Math.min(batchRows, Math.max(1, dataset.rows())), consumer);
            return dataset;
        });
    }

    /**
     * Counts columns over fixed bins where the file lies; refuses as {@link #read}. {@link BatchCounter} counts the same
     * in memory.
     */
    public TableCounts count(DatasetId id, List<CountedColumn> columns) {
        var dataset = dataset(id);
        var summaries =
                columns.stream().map(column -> summary(dataset, column.name())).toList();
        return unchanged(dataset, file -> reader.count(file, dataset, summaries, columns));
    }

    /**
     * Counts scores over fixed bins where the file lies; refuses as {@link #read}.
     *
     * @param score column of numbers
     * @param outcome column of numbers, 1 for a positive outcome and 0 for a negative one; null where none is known
     */
    public ScoreCounts countScores(DatasetId id, ScoreBins bins, String score, @Nullable String outcome) {
        var dataset = dataset(id);
        var scored = summary(dataset, score);
        var known = outcome == null ? null : summary(dataset, outcome);
        return unchanged(dataset, file -> reader.countScores(file, dataset, bins, scored, known));
    }

    /** Data of a use case and a declared period in these roles, that of the latest period first. */
    public List<Dataset> covering(UseCaseId useCase, Role... roles) {
        return catalogue.covering(useCase, List.of(roles));
    }

    /**
     * Counts the rows of a dataset that occur in another one too, where the files lie; refuses as {@link #read}. Rows are
     * compared by those of the given columns that both have as the same kind of value.
     */
    public Overlap overlap(DatasetId id, DatasetId otherId, List<String> columns) {
        var dataset = dataset(id);
        var other = dataset(otherId);
        var compared = columns.stream()
                .flatMap(name -> dataset.column(name).stream())
                .filter(column -> other.column(column.name())
                        .filter(same -> isSameKind(same.type(), column.type()))
                        .isPresent())
                .toList();
        var rows = compared.isEmpty()
                ? 0
                : unchanged(
                        dataset,
                        file -> unchanged(
                                other, otherFile -> reader.overlap(file, dataset, otherFile, other, compared)));
        return new Overlap(
                otherId, rows, compared.stream().map(ColumnSummary::name).toList());
    }

    private static boolean isSameKind(DataType one, DataType other) {
        return one == other || TableReader.isNumber(one) && TableReader.isNumber(other);
    }

    /**
     * Rows of a dataset that occur in another one too.
     *
     * @param columns that were compared; empty if the two have none in common
     */
    public record Overlap(DatasetId with, long rows, List<String> columns) {}

    private <T> T unchanged(Dataset dataset, Function<Path, T> reading) {
        var file = files.verified(dataset);
        var before = Fingerprint.of(file);
        var result = reading.apply(file);
        if (!before.equals(Fingerprint.of(file))) {
            throw DatasetProblem.datasetChanged(dataset, "its file was changed while it was read");
        }
        return result;
    }

    /** Reads columns at once: all of them must fit into memory. Otherwise as {@link #read}. */
    public ColumnBatch readAll(DatasetId id, List<String> columns) {
        var batches = new ArrayList<ColumnBatch>(1);
        var rows = dataset(id).rows();
        if (rows > Integer.MAX_VALUE - 8) {
            throw DatasetProblem.UNREADABLE_DATASET.refusal(
                    "Dataset '%s' has %d rows: too many to read at once", id, rows);
        }
        read(id, columns, (int) rows, batches::add);
        return batches.get(0);
    }

    private static List<ColumnSummary> summaries(Dataset dataset, List<String> columns) {
        return columns.isEmpty()
                ? dataset.columns()
                : columns.stream().map(name -> summary(dataset, name)).toList();
    }

    private static ColumnSummary summary(Dataset dataset, String name) {
        return dataset.column(name)
                .orElseThrow(() -> DatasetProblem.UNKNOWN_COLUMN.refusal(
                        "Dataset '%s' has no column '%s', only %s",
                        dataset.id(),
                        name,
                        dataset.columns().stream().map(ColumnSummary::name).toList()));
    }
}
