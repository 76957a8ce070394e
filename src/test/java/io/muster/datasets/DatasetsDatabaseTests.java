package io.muster.datasets;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.datasets.Dataset.Format;
import io.muster.datasets.Dataset.Role;
import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.columns.ColumnSummary;
import io.muster.inventory.artifacts.Artifacts.ArtifactTooLarge;
import io.muster.inventory.signature.DataType;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.requests.Paging;
import io.muster.testing.Endless;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.FileSystemUtils;

@MusterModuleTest
@TestPropertySource(
        properties = {"muster.datasets.allowed-roots=target/test-datasets", "muster.datasets.max-size=40MB"})
class DatasetsDatabaseTests {

    private static final Path ROOT = Path.of("target/test-datasets");
    private static final DatasetId CREDIT = new DatasetId("credit-validation");
    private static final String ROWS = "amount,purpose,good\n1000,car,true\n,,\n2500.5,\"house, garden\",false\n";

    @TempDir
    Path elsewhere;

    @Autowired
    Datasets datasets;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void empty() throws IOException {
        clock.set(SettableClock.START);
        jdbc.sql("delete from datasets_dataset").update();
        FileSystemUtils.deleteRecursively(ROOT);
        Files.createDirectories(ROOT.resolve("credit"));
    }

    @Test
    void knowsAnUploadByItsSchemaDigestAndSummary() {
        var dataset = upload(CREDIT, ROWS);

        assertThat(datasets.dataset(CREDIT)).isEqualTo(dataset);
        assertThat(dataset.digest()).isEqualTo(Digest.ofText(ROWS));
        assertThat(dataset.rows()).isEqualTo(3);
        assertThat(dataset.by()).isEqualTo(TestUsers.DEVELOPER);
        assertThat(dataset.at()).isEqualTo(SettableClock.START);
        assertThat(dataset.columns())
                .extracting(ColumnSummary::type)
                .containsExactly(DataType.DOUBLE, DataType.TEXT, DataType.BOOLEAN);
        assertThat(dataset.column("amount"))
                .contains(new ColumnSummary("amount", DataType.DOUBLE, 1, 2, 1000.0, 2500.5, 1750.25, List.of()));
    }

    @Test
    void registersFilesWhereTheyLieByEitherPath() throws Exception {
        Files.writeString(ROOT.resolve("credit/rows.csv"), ROWS);
        var absolute = ROOT.resolve("credit/rows.parquet").toAbsolutePath();
        parquet(absolute);

        var csv = datasets.register(NewDataset.csv(CREDIT, Role.VALIDATION, "credit/rows.csv"), TestUsers.DEVELOPER);
        var parquet = datasets.register(
                new NewDataset(
                        new DatasetId("credit-parquet"),
                        Role.TRAINING,
                        Format.PARQUET,
                        absolute.toString(),
                        null,
                        null),
                TestUsers.DEVELOPER);

        assertThat(csv.location())
                .isEqualTo(ROOT.resolve("credit/rows.csv").toRealPath().toString());
        assertThat(csv.rows()).isEqualTo(3);
        assertThat(parquet.rows()).isEqualTo(100);
        assertThat(datasets.file(parquet.id())).isEqualTo(absolute.toRealPath());
        assertThat(datasets.all()).extracting(Dataset::id).containsExactly(parquet.id(), csv.id());
    }

    @Test
    void looksNowhereButUnderTheAllowedRoots() throws IOException {
        var secret = Files.writeString(elsewhere.resolve("secret.csv"), ROWS);
        Files.writeString(Path.of("target/test-datasets-beside.csv"), ROWS);
        Files.createSymbolicLink(ROOT.resolve("link.csv"), secret);
        Files.createSymbolicLink(ROOT.resolve("folder"), elsewhere);

        for (var path : List.of(
                secret.toString(),
                "link.csv",
                "folder/secret.csv",
                "../test-datasets-beside.csv",
                ROOT.toAbsolutePath() + "/../test-datasets-beside.csv",
                "/etc/passwd",
                "credit",
                "missing.csv",
                "",
                "~/x.csv",
                "a\0b.csv",
                "*.csv",
                "http://localhost/rows.csv")) {
            assertThatThrownBy(
                            () -> datasets.register(NewDataset.csv(CREDIT, Role.VALIDATION, path), TestUsers.DEVELOPER))
                    .as(path)
                    .satisfies(refusedWith(DatasetProblem.PATH_NOT_ALLOWED));
        }
        assertThat(datasets.all()).isEmpty();
    }

    @Test
    void aLinkThatStaysInsideIsFollowedOnce() throws IOException {
        var real = Files.writeString(ROOT.resolve("credit/rows.csv"), ROWS);
        var link = Files.createSymbolicLink(ROOT.resolve("latest.csv"), real.toAbsolutePath());
        var dataset = datasets.register(NewDataset.csv(CREDIT, Role.VALIDATION, "latest.csv"), TestUsers.DEVELOPER);

        Files.delete(link);
        Files.writeString(link, "other,data\n1,2\n");

        assertThat(dataset.location()).isEqualTo(real.toRealPath().toString());
        assertThat(datasets.readAll(CREDIT, List.of()).rows()).isEqualTo(3);
    }

    @Test
    void refusesAFileThatChangedEvenIfItsTimeWasPutBack() throws IOException {
        var file = Files.writeString(ROOT.resolve("rows.csv"), ROWS);
        datasets.register(NewDataset.csv(CREDIT, Role.VALIDATION, "rows.csv"), TestUsers.DEVELOPER);
        var time = Files.getLastModifiedTime(file);
        Files.writeString(file, ROWS.replace("1000", "9000"));
        Files.setLastModifiedTime(file, time);

        assertThatThrownBy(() -> datasets.readAll(CREDIT, List.of("amount")))
                .satisfies(refusedWith(DatasetProblem.DATASET_CHANGED))
                .hasMessageContaining("was registered with %s, but its file now has", Digest.ofText(ROWS));
        assertThatThrownBy(() -> datasets.file(CREDIT)).satisfies(refusedWith(DatasetProblem.DATASET_CHANGED));

        Files.writeString(file, ROWS);
        assertThat(datasets.readAll(CREDIT, List.of()).rows()).isEqualTo(3);
    }

    @Test
    void refusesAFileThatIsGoneOrLeadsElsewhereNow() throws IOException {
        var file = Files.writeString(ROOT.resolve("rows.csv"), ROWS);
        datasets.register(NewDataset.csv(CREDIT, Role.VALIDATION, "rows.csv"), TestUsers.DEVELOPER);
        var moved = Files.move(file, elsewhere.resolve("rows.csv"), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> datasets.file(CREDIT)).satisfies(refusedWith(DatasetProblem.DATASET_CHANGED));

        Files.createSymbolicLink(file, moved);
        assertThatThrownBy(() -> datasets.file(CREDIT))
                .satisfies(refusedWith(DatasetProblem.DATASET_CHANGED))
                .hasMessageContaining("gone or no longer under an allowed root");
    }

    @Test
    void refusesAFileThatIsWrittenToWhileItIsRead() throws IOException {
        var file = Files.writeString(ROOT.resolve("rows.csv"), ROWS);
        datasets.register(NewDataset.csv(CREDIT, Role.VALIDATION, "rows.csv"), TestUsers.DEVELOPER);

        assertThatThrownBy(() -> datasets.read(CREDIT, List.of(), 1, batch -> write(file, ROWS + "1,car,true\n")))
                .satisfies(refusedWith(DatasetProblem.DATASET_CHANGED))
                .hasMessageContaining("was changed while it was read");
    }

    @Test
    void refusesAnUploadThatWasDamaged() throws IOException {
        upload(CREDIT, ROWS);
        var file = datasets.file(CREDIT);
        assertThat(file.toFile().setWritable(true)).isTrue();
        write(file, ROWS.replace("1000", "9000"));

        assertThatThrownBy(() -> datasets.readAll(CREDIT, List.of()))
                .satisfies(refusedWith(DatasetProblem.DATASET_CHANGED))
                .hasMessageContaining("gone or damaged");

        upload(new DatasetId("the-same-again"), ROWS);
        assertThat(datasets.readAll(CREDIT, List.of()).rows()).isEqualTo(3);
    }

    @Test
    void readsColumnsInBatchesWithWhatIsMissing() {
        upload(CREDIT, ROWS);
        var batches = new ArrayList<ColumnBatch>();
        datasets.read(CREDIT, List.of("good", "amount"), 2, batches::add);

        assertThat(batches).extracting(ColumnBatch::rows).containsExactly(2, 1);
        assertThat(batches.get(0).columns()).extracting(Column::name).containsExactly("good", "amount");
        assertThat(((Column.Flags) batches.get(0).column("good")).values()).containsExactly(true, null);
        assertThat(((Column.Numbers) batches.get(0).column("amount")).values()).containsExactly(1000, Double.NaN);
        assertThatThrownBy(() -> datasets.readAll(CREDIT, List.of("age")))
                .satisfies(refusedWith(DatasetProblem.UNKNOWN_COLUMN))
                .hasMessage("Dataset 'credit-validation' has no column 'age', only [amount, purpose, good]");
    }

    @Test
    void takesALargeUploadWithoutHoldingItInMemory() {
        var line = "123456,consumer credit,0.25,true\n".getBytes(StandardCharsets.US_ASCII);
        var lines = (32 << 20) / line.length;
        var id = new DatasetId("large-data");

        var taken = Endless.heapTakenBy(() -> datasets.upload(
                id, Role.REFERENCE, Format.CSV, new Repeated("a,b,c,d\n", line, lines), TestUsers.OPERATOR));
        assertThat(taken).isLessThan(16L << 20);

        var seen = new long[2];
        datasets.read(id, List.of("c"), 10_000, batch -> {
            seen[0] += batch.rows();
            seen[1] = Math.max(seen[1], batch.rows());
        });
        assertThat(seen).containsExactly(lines, 10_000);
    }

    @Test
    void refusesAnUploadThatIsTooLargeOrNotATable() {
        assertThatThrownBy(() -> datasets.upload(
                        CREDIT, Role.VALIDATION, Format.CSV, new Endless(Long.MAX_VALUE), TestUsers.DEVELOPER))
                .isInstanceOf(ArtifactTooLarge.class);
        assertThatThrownBy(() -> upload(CREDIT, "a,b\n1,2\n3,4,5\n"))
                .satisfies(refusedWith(DatasetProblem.UNREADABLE_DATASET))
                .hasMessageContaining("line 3");
        assertThatThrownBy(() -> datasets.upload(
                        CREDIT,
                        Role.VALIDATION,
                        Format.PARQUET,
                        new CsvDialect(';', null, null),
                        stream(ROWS),
                        TestUsers.DEVELOPER))
                .hasMessageContaining("only CSV has delimiters");
        assertThatThrownBy(() -> datasets.dataset(CREDIT)).satisfies(refusedWith(DatasetProblem.DATASET_NOT_FOUND));
    }

    @Test
    void aNameIsTakenOnceAlsoByManyAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var uploads = IntStream.range(0, 4)
                    .mapToObj(i -> (Callable<Boolean>) () -> {
                        try {
                            upload(CREDIT, ROWS + i + ",x,true\n");
                            return true;
                        } catch (Refusal taken) {
                            assertThat(taken).satisfies(refusedWith(DatasetProblem.DATASET_ALREADY_REGISTERED));
                            return false;
                        }
                    })
                    .toList();
            var winners = new ArrayList<Boolean>();
            for (var upload : threads.invokeAll(uploads)) {
                winners.add(upload.get());
            }
            assertThat(Collections.frequency(winners, true)).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void showsNoValueThatOnlyAFewRowsHave() {
        upload(CREDIT, "name,colour\n" + "Ada Lovelace,red\n" + "x,blue\n".repeat(10));

        var colours = datasets.described(CREDIT).column("colour").orElseThrow();
        assertThat(colours.top()).containsExactly(new ColumnSummary.Frequency("blue", 10));
        assertThat(datasets.described(CREDIT).column("name").orElseThrow().top())
                .containsExactly(new ColumnSummary.Frequency("x", 10));
        assertThat(datasets.dataset(CREDIT).column("name").orElseThrow().top()).hasSize(2);
    }

    @Test
    void infiniteNumbersHaveNoMean() {
        var dataset = upload(CREDIT, "x\n1\ninf\n");
        assertThat(dataset.column("x").orElseThrow().maximum()).isNull();
        assertThat(dataset.column("x").orElseThrow().mean()).isNull();
    }

    @Test
    void givesTheListInParts() {
        for (var name : List.of("data-c", "data-a", "data-b")) {
            upload(new DatasetId(name), ROWS);
        }
        var first = datasets.page(Paging.of(null, 2));
        assertThat(first.items()).extracting(dataset -> dataset.id().name()).containsExactly("data-a", "data-b");
        assertThat(datasets.page(Paging.of(first.next(), 2)).items()).hasSize(1);
    }

    private Dataset upload(DatasetId id, String content) {
        return datasets.upload(id, Role.VALIDATION, Format.CSV, stream(content), TestUsers.DEVELOPER);
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void parquet(Path file) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    "copy (select i as amount from range(100) as t(i)) to '%s' (format parquet)".formatted(file));
        }
    }

    /** A header and one line again and again, made while it is read. */
    private static final class Repeated extends InputStream {

        private final byte[] header;
        private final byte[] line;
        private final long size;
        private long at;

        Repeated(String header, byte[] line, long lines) {
            this.header = header.getBytes(StandardCharsets.US_ASCII);
            this.line = line;
            this.size = this.header.length + lines * line.length;
        }

        @Override
        public int read() {
            if (at >= size) {
                return -1;
            }
            var position = at++;
            return position < header.length
                    ? header[(int) position]
                    : line[(int) ((position - header.length) % line.length)];
        }
    }
}
