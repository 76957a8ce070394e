package io.muster.training;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The German credit data (UCI, CC BY 4.0): 1,000 loans, 13 categorical and 7 numeric features, 30 % bad. */
public final class GermanCredit {

    public static final String TARGET = "class";
    public static final String POSITIVE = "bad";

    private static final Pattern CELL = Pattern.compile("'([^']*)'|([^,]+)");

    private GermanCredit() {}

    public static ColumnBatch all() {
        return rows(row -> true);
    }

    /** Seven rows of ten. */
    public static ColumnBatch training() {
        return rows(row -> row % 10 < 7);
    }

    /** The other three. */
    public static ColumnBatch heldOut() {
        return rows(row -> row % 10 >= 7);
    }

    public static List<String> features() {
        return all().columns().stream()
                .map(Column::name)
                .filter(name -> !name.equals(TARGET))
                .toList();
    }

    public static TrainingData asData(ColumnBatch batch) {
        return asData(batch, null);
    }

    /** @param folder where the rows' CSV file is written, for who reads files */
    public static TrainingData asFile(ColumnBatch batch, Path folder) throws IOException {
        var names = batch.columns().stream().map(Column::name).toList();
        var text = new StringBuilder(String.join(",", names)).append('\n');
        for (var row = 0; row < batch.rows(); row++) {
            var at = row;
            text.append(batch.columns().stream().map(column -> cell(column, at)).collect(Collectors.joining(",")))
                    .append('\n');
        }
        return asData(batch, Files.writeString(folder.resolve("german-credit.csv"), text));
    }

    private static String cell(Column column, int row) {
        return column instanceof Column.Numbers numbers
                ? Double.toString(numbers.values()[row])
                : ((Column.Texts) column).values()[row];
    }

    private static TrainingData asData(ColumnBatch batch, Path file) {
        return new TrainingData() {
            @Override
            public DatasetId id() {
                return new DatasetId("german-credit-training");
            }

            @Override
            public Digest digest() {
                return Digest.ofText("german-credit-training");
            }

            @Override
            public long rows() {
                return batch.rows();
            }

            @Override
            public String format() {
                return "csv";
            }

            @Override
            public List<String> columns() {
                return batch.columns().stream().map(Column::name).toList();
            }

            @Override
            public Path file() {
                if (file == null) {
                    throw new IllegalStateException("These rows lie in no file");
                }
                return file;
            }

            @Override
            public ColumnBatch read(List<String> columns) {
                return new ColumnBatch(columns.stream().map(batch::column).toList());
            }
        };
    }

    private static ColumnBatch rows(IntPredicate selected) {
        var lines = lines();
        var rows = lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("%") && !line.startsWith("@"))
                .map(GermanCredit::cells)
                .toList();
        var chosen = IntStream.range(0, rows.size())
                .filter(selected)
                .mapToObj(rows::get)
                .toList();
        var columns = new ArrayList<Column>();
        for (var line : lines) {
            if (line.startsWith("@attribute ")) {
                columns.add(column(line.split(" ")[1], line.endsWith(" real"), columns.size(), chosen));
            }
        }
        return new ColumnBatch(columns);
    }

    private static Column column(String name, boolean numeric, int index, List<List<String>> rows) {
        var cells = rows.stream().map(row -> row.get(index));
        return numeric
                ? new Column.Numbers(
                        name, cells.mapToDouble(Double::parseDouble).toArray())
                : new Column.Texts(name, cells.toArray(String[]::new));
    }

    private static List<String> cells(String line) {
        return CELL.matcher(line)
                .results()
                .map(cell -> cell.group(1) == null ? cell.group(2) : cell.group(1))
                .toList();
    }

    private static List<String> lines() {
        try (var in = GermanCredit.class.getResourceAsStream("/public-data/credit-g.arff")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
