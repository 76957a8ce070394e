package io.muster.datasets;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.muster.datasets.Dataset.Format;
import io.muster.datasets.Dataset.Role;
import io.muster.datasets.TableInspector.Inspection;
import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.columns.ColumnSummary;
import io.muster.inventory.signature.DataType;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class TablesSlowTests {

    private final DuckDb duckDb =
            new DuckDb(new DatasetSettings(List.of(), DataSize.ofMegabytes(1), 10, DataSize.ofMegabytes(512), 2));
    private final TableInspector inspector = new TableInspector(duckDb);
    private final TableReader reader = new TableReader(duckDb);

    @TempDir
    Path folder;

    @Test
    void findsTypesByAllValuesOfAColumn() throws IOException {
        var found = inspect("""
                whole,decimal,flag,yesno,text,code,huge,empty,day
                1,1,true,yes,a,007,9007199254740993,,2026-01-01
                2,2.5e3,FALSE,no,"b, c",123,1,,2026-01-02
                -3,,,yes,"d ""e""\",,2,,
                """);
        assertThat(found.columns())
                .extracting(ColumnSummary::type)
                .containsExactly(
                        DataType.INTEGER,
                        DataType.DOUBLE,
                        DataType.BOOLEAN,
                        DataType.TEXT,
                        DataType.TEXT,
                        DataType.TEXT,
                        DataType.TEXT,
                        DataType.TEXT,
                        DataType.TEXT);
        assertThat(found.rows()).isEqualTo(3);
    }

    @Test
    void summarizesColumns() throws IOException {
        var found = inspect("x,c\n1,red\n2,red\n,blue\n6,\nNaN,red\n");
        var x = found.columns().get(0);
        assertThat(x).isEqualTo(new ColumnSummary("x", DataType.INTEGER, 2, 3, 1.0, 6.0, 3.0, List.of()));
        var c = found.columns().get(1);
        assertThat(c.missing()).isEqualTo(1);
        assertThat(c.distinct()).isEqualTo(2);
        assertThat(c.top())
                .containsExactly(new ColumnSummary.Frequency("red", 3), new ColumnSummary.Frequency("blue", 1));
    }

    @Test
    void readsBatchesWithMissingValues() throws IOException {
        var file = write("n,t,f\n1.5,a,true\n,,\n3,\"c\nd\",false\n");
        var batches = read(file, null, 2);
        assertThat(batches).extracting(ColumnBatch::rows).containsExactly(2, 1);
        assertThat(((Column.Numbers) batches.get(0).column("n")).values()).containsExactly(1.5, Double.NaN);
        assertThat(((Column.Texts) batches.get(0).column("t")).values()).containsExactly("a", null);
        assertThat(((Column.Flags) batches.get(0).column("f")).values()).containsExactly(true, null);
        assertThat(((Column.Texts) batches.get(1).column("t")).values()).containsExactly("c\nd");
    }

    @Test
    void findsDelimitersAndTakesDeclaredDecimals() throws IOException {
        var dialect = new CsvDialect(null, ',', List.of("", "k.A."));
        var file = write("\uFEFFa;b\r\n1,5;x\r\nk.A.;y\r\n");
        var batch = read(file, dialect, 10).get(0);
        assertThat(((Column.Numbers) batch.column("a")).values()).containsExactly(1.5, Double.NaN);
        assertThat(((Column.Texts) batch.column("b")).values()).containsExactly("x", "y");
    }

    @Test
    void namesTheLineThatIsMalformed() {
        assertThatThrownBy(() -> inspect("a,b\n1,2\n3,4,5\n"))
                .satisfies(refusedWith(DatasetProblem.UNREADABLE_DATASET))
                .hasMessage("Dataset 'some-data': line 3: Expected Number of Columns: 2 Found: 3");
        assertThatThrownBy(() -> inspect("a,b\n1,2\n3\n")).hasMessageContaining("line 3");
        assertThatThrownBy(() -> inspect("a,b\n1,\"2\n3,4\n")).hasMessageContaining("line 2");
    }

    @Test
    void wantsAHeaderWithDistinctNames() {
        assertThatThrownBy(() -> inspect("1,2\n3,4\n"))
                .hasMessage("Line 1 holds only numbers: expected a header with the names of the columns");
        assertThatThrownBy(() -> inspect("a,\n3,4\n")).hasMessageContaining("column 2 has no name");
        assertThatThrownBy(() -> inspect("a,b,A\n3,4,5\n")).hasMessageContaining("Two columns are named 'A'");
        assertThatThrownBy(() -> inspect("a,b\n")).hasMessageContaining("has no rows");
        assertThatThrownBy(() -> inspect("")).hasMessageContaining("has no name");
    }

    @Test
    void takesHostileNamesForNames() throws IOException {
        var hostile = "x' from read_csv('/etc/passwd'); --";
        var file = folder.resolve("a'; drop table b; --.csv");
        Files.writeString(file, "\"" + hostile + "\",\"\"\"quoted\"\"\"\n1,2\n");
        var found = inspector.inspect(newDataset(null), file);
        assertThat(found.columns()).extracting(ColumnSummary::name).containsExactly(hostile, "\"quoted\"");
        var batches = new ArrayList<ColumnBatch>();
        reader.read(file, dataset(found), found.columns(), 10, batches::add);
        assertThat(((Column.Numbers) batches.get(0).column("\"quoted\"")).values())
                .containsExactly(2);
    }

    @Test
    void readsNothingButTheOneFile() throws Exception {
        var file = write("a\n1\n");
        var other = Files.writeString(folder.resolve("other.csv"), "a\n1\n");
        for (var attack : List.of(
                "select * from read_csv('%s')".formatted(other),
                "select * from read_text('/etc/passwd')",
                "copy (select 1) to '%s'".formatted(folder.resolve("out.csv")),
                "attach '%s'".formatted(folder.resolve("out.db")),
                "load httpfs",
                "set enable_external_access = true",
                "set memory_limit = '64GB'")) {
            try (var connection = duckDb.open(file);
                    var statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(attack)).as(attack).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void readsParquetByItsStoredTypes() throws SQLException {
        var file = folder.resolve("table.parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("""
                    copy (select i, i / 2.0 as half, cast(i as decimal(9, 2)) as money, if(i = 1, 'nan'::double, i) as d,
                        'c' || i as c, i = 2 as f, date '2026-01-01' as day
                    from range(3) as t(i)) to '%s' (format parquet)""".formatted(file));
        }
        var found = inspector.inspect(
                new NewDataset(new DatasetId("some-data"), Role.VALIDATION, Format.PARQUET, "table", null, null), file);
        assertThat(found.columns())
                .extracting(ColumnSummary::type)
                .containsExactly(
                        DataType.INTEGER,
                        DataType.DOUBLE,
                        DataType.DOUBLE,
                        DataType.DOUBLE,
                        DataType.TEXT,
                        DataType.BOOLEAN,
                        DataType.TEXT);
        assertThat(found.columns().get(3).missing()).isEqualTo(1);
        var batches = new ArrayList<ColumnBatch>();
        reader.read(file, dataset(found), found.columns(), 10, batches::add);
        assertThat(((Column.Numbers) batches.get(0).column("money")).values()).containsExactly(0, 1, 2);
        assertThat(((Column.Texts) batches.get(0).column("day")).values()).containsOnly("2026-01-01");
    }

    @Test
    void refusesAFileThatIsNotParquet() throws IOException {
        var file = write("hello");
        var dataset = new NewDataset(new DatasetId("some-data"), Role.VALIDATION, Format.PARQUET, "x", null, null);
        assertThatThrownBy(() -> inspector.inspect(dataset, file))
                .satisfies(refusedWith(DatasetProblem.UNREADABLE_DATASET))
                .hasMessageNotContaining(folder.toString());
    }

    @Test
    void readsTheSharedGermanCreditData() {
        var file = Path.of("../shared/data/german_credit.csv");
        assumeThat(file).exists();
        var found = inspector.inspect(newDataset(null), file.toAbsolutePath());
        assertThat(found.rows()).isEqualTo(1000);
        assertThat(found.columns()).hasSize(21);
        var outcome = found.columns().get(20);
        assertThat(outcome.mean()).isEqualTo(0.3);
    }

    private Inspection inspect(String content) throws IOException {
        return inspector.inspect(newDataset(null), write(content));
    }

    private List<ColumnBatch> read(Path file, CsvDialect dialect, int batchRows) {
        var found = inspector.inspect(newDataset(dialect), file);
        var batches = new ArrayList<ColumnBatch>();
        reader.read(file, dataset(found), found.columns(), batchRows, batches::add);
        return batches;
    }

    private static NewDataset newDataset(CsvDialect dialect) {
        return new NewDataset(new DatasetId("some-data"), Role.VALIDATION, Format.CSV, "x", dialect, null);
    }

    private static Dataset dataset(Inspection found) {
        return new Dataset(
                new DatasetId("some-data"),
                Role.VALIDATION,
                found.csv() == null ? Format.PARQUET : Format.CSV,
                found.csv(),
                "x",
                io.muster.shared.Digest.ofText("x"),
                found.rows(),
                found.columns(),
                null,
                Actor.person("dora"),
                Instant.EPOCH);
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), content);
    }
}
