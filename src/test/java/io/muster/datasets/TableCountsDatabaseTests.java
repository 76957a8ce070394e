package io.muster.datasets;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.muster.datasets.Dataset.Format;
import io.muster.datasets.Dataset.Role;
import io.muster.datasets.counts.Bins;
import io.muster.datasets.counts.CountedColumn;
import io.muster.datasets.counts.DatabaseTable;
import io.muster.datasets.counts.ScoreBins;
import io.muster.datasets.counts.ScoreCounts;
import io.muster.datasets.counts.TableCounts;
import io.muster.monitoring.profile.BatchProfiles;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ReferencePlan;
import io.muster.monitoring.profile.ReferencePlan.Field;
import io.muster.monitoring.profile.ReferencePlan.Scale;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.shared.DatasetId;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.TestDatabase;
import io.muster.testing.TestUsers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The same rows give the same counts, to the last one, in memory, in DuckDB and in PostgreSQL. */
@MusterModuleTest
@TestPropertySource(
        properties = {"muster.datasets.allowed-roots=target/test-datasets", "muster.datasets.max-size=40MB"})
class TableCountsDatabaseTests {

    private static final DatasetId ROWS = new DatasetId("counted-rows");
    private static final List<String> NAMES = List.of("amount", "typed", "purpose", "term", "good", "score", "outcome");

    /** Each at an edge, near one, or in a form that a database may read otherwise. */
    private static final List<String> TYPED = List.of(
            "1",
            "1.",
            ".5",
            "+5",
            "-2.5e1",
            "1e3",
            "0.1",
            "0.30000000000000004",
            "abc",
            " 7",
            "0x1p3",
            "1_000",
            "12d",
            "Infinity",
            "1e400",
            "-0.0",
            "0",
            "1,5",
            "9".repeat(45),
            "1e99");

    private static final List<String> PURPOSES =
            List.of("car", "house, garden", "a 'quoted' word", "bücher", "Car", "new", "rare one", "");

    private static final List<CountedColumn> COLUMNS = List.of(
            new CountedColumn("amount", new Bins.Numbers(List.of(0.1, 0.2, 0.3, 0.7), 0.05, 0.9, 0.5)),
            new CountedColumn("typed", new Bins.Numbers(List.of(0.0, 0.1, 1.0, 1000.0), -20, 1000, 0.1)),
            new CountedColumn(
                    "purpose",
                    new Bins.Categories(List.of("car", "house, garden", "bücher"), List.of("a 'quoted' word"), true)),
            new CountedColumn("term", new Bins.Categories(List.of("12", "24"), List.of("-6"), false)),
            new CountedColumn("good", new Bins.Categories(List.of("true"), List.of(), true)),
            new CountedColumn("good", new Bins.Numbers(List.of(0.5), 0, 1, 0)));

    @Autowired
    Datasets datasets;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    private final List<@Nullable String[]> rows = rows();

    @BeforeEach
    void upload() {
        jdbc.sql("delete from datasets_dataset").update();
        datasets.upload(ROWS, Role.VALIDATION, Format.CSV, csv(), TestUsers.DEVELOPER);
    }

    @Test
    void countsInDuckDbWhatItCountsInMemory() {
        var counter = new BatchCounter(COLUMNS);
        datasets.read(ROWS, List.of(), 700, counter::add);

        same(datasets.count(ROWS, COLUMNS), counter.counts());
        assertThat(counter.counts().rows()).isEqualTo(rows.size());
        assertThat(counter.counts().columns())
                .allSatisfy(column -> assertThat(column.bins())
                        .doesNotContain(-1)
                        .satisfies(bins -> assertThat(bins[0]).isPositive()));
        assertThat(counter.counts().columns().get(1).invalid()).isPositive();
        assertThat(counter.counts().columns().get(2).bins()[4]).as("unseen").isPositive();
        assertThat(counter.counts().columns().get(3).invalid()).as("half terms").isPositive();
    }

    @Test
    void countsInPostgresqlWhatItCountsInDuckDb() throws SQLException {
        assumeTrue(TestDatabase.isPostgresql(), "This database is not PostgreSQL");
        createTable();

        try (var connection = database.getConnection()) {
            var table = new DatabaseTable("public", "counted \"rows\"");
            same(table.count(connection, COLUMNS), datasets.count(ROWS, COLUMNS));
            same(
                    table.countScores(connection, ScoreBins.ofProbabilities(), "score", "outcome"),
                    datasets.countScores(ROWS, ScoreBins.ofProbabilities(), "score", "outcome"));
            assertThat(connection.getAutoCommit()).isTrue();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> table.count(
                            connection,
                            List.of(new CountedColumn("nothing", COLUMNS.get(0).bins()))))
                    .withMessageContaining("no column 'nothing'")
                    .withMessageContaining("amount");
        }
    }

    @Test
    void countsScoresAsTheirBinsSay() {
        var bins = ScoreBins.ofProbabilities();
        var expected = new long[bins.size()];
        var labelled = 0L;
        for (var row : rows) {
            if (row[5] != null) {
                expected[bins.bin(Double.parseDouble(row[5]))]++;
                labelled += row[6] == null ? 0 : 1;
            }
        }

        var counts = datasets.countScores(ROWS, bins, "score", "outcome");

        assertThat(counts.all().rows()).isEqualTo(expected);
        assertThat(counts.labelled()).isEqualTo(labelled).isPositive();
        assertThat(counts.missing())
                .isEqualTo(rows.stream().filter(row -> row[5] == null).count())
                .isPositive();
    }

    @Test
    void countsAnyEdgesAlike() {
        var random = new Random(5);
        for (var round = 0; round < 20; round++) {
            var edges = random.doubles(1 + random.nextInt(12)).map(v -> Math.rint(v * 40) / 40);
            var bins = new Bins.Numbers(edges.sorted().distinct().boxed().toList(), 0, 1, random.nextDouble());
            var columns = List.of(new CountedColumn("amount", bins), new CountedColumn("typed", bins));
            var counter = new BatchCounter(columns);
            datasets.read(ROWS, List.of(), 1_000, counter::add);

            same(datasets.count(ROWS, columns), counter.counts());
        }
    }

    @Test
    void makesTheSameProfileInMemoryOfADatasetAndOfATable() throws SQLException {
        var plan = new ReferencePlan(
                List.of(new Field("amount", Scale.NUMBERS), new Field("purpose", Scale.CATEGORIES)),
                List.of(new Field("good", Scale.CATEGORIES)),
                "score",
                ScoreBins.ofProbabilities(),
                "outcome");
        var all = datasets.readAll(ROWS, List.of());
        var inMemory = ReferenceProfile.of(all, plan);

        var ofDataset = ReferenceProfile.of(datasets, ROWS, plan);

        assertThat(ofDataset.layout()).isEqualTo(inMemory.layout());
        same(ofDataset.profile(), inMemory.profile());
        assertThat(inMemory.profile().score().labelled()).isPositive();
        if (TestDatabase.isPostgresql()) {
            createTable();
            try (var connection = database.getConnection()) {
                var table = new DatabaseTable("public", "counted \"rows\"");
                same(BatchProfiles.of(connection, table, inMemory.layout(), "outcome"), inMemory.profile());
            }
        }
    }

    private static void same(Profile actual, Profile expected) {
        assertThat(actual.layout()).isEqualTo(expected.layout());
        same(actual.columns(), expected.columns());
        same(actual.score(), expected.score());
    }

    @Test
    void refusesAColumnThatIsNotThere() {
        assertThatThrownBy(() -> datasets.count(
                        ROWS, List.of(new CountedColumn("other", COLUMNS.get(0).bins()))))
                .satisfies(refusedWith(DatasetProblem.UNKNOWN_COLUMN));
        assertThatThrownBy(() -> datasets.countScores(ROWS, ScoreBins.ofProbabilities(), "score", "other"))
                .satisfies(refusedWith(DatasetProblem.UNKNOWN_COLUMN));
    }

    private static void same(TableCounts actual, TableCounts expected) {
        assertThat(actual.rows()).isEqualTo(expected.rows());
        for (var i = 0; i < expected.columns().size(); i++) {
            var column = expected.columns().get(i);
            assertThat(actual.columns().get(i))
                    .as(COLUMNS.get(Math.min(i, COLUMNS.size() - 1)).name())
                    .matches(column::countsLike, "counts like " + column);
            close(actual.columns().get(i).sum(), column.sum());
            close(actual.columns().get(i).squares(), column.squares());
        }
        assertThat(actual.products().rows()).isEqualTo(expected.products().rows());
        for (var i = 0; i < expected.products().products().length; i++) {
            close(actual.products().products()[i], expected.products().products()[i]);
        }
    }

    private static void same(ScoreCounts actual, ScoreCounts expected) {
        assertThat(actual.all().rows()).isEqualTo(expected.all().rows());
        assertThat(actual.positives().rows()).isEqualTo(expected.positives().rows());
        assertThat(actual.negatives().rows()).isEqualTo(expected.negatives().rows());
        assertThat(actual.missing()).isEqualTo(expected.missing());
        assertThat(actual.invalid()).isEqualTo(expected.invalid());
        assertThat(actual.outOfRange()).isEqualTo(expected.outOfRange());
        close(actual.losses().log(), expected.losses().log());
        close(actual.losses().brierSquares(), expected.losses().brierSquares());
    }

    private static void close(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }

    private static List<@Nullable String[]> rows() {
        var random = new Random(13);
        var rows = new ArrayList<@Nullable String[]>();
        for (var row = 0; row < 3_000; row++) {
            rows.add(new @Nullable String[] {
                sometimes(random, String.valueOf(Math.rint(random.nextDouble() * 20) / 20)),
                sometimes(random, TYPED.get(random.nextInt(TYPED.size()))),
                sometimes(random, PURPOSES.get(random.nextInt(PURPOSES.size()))),
                sometimes(random, String.valueOf((random.nextInt(7) - 1) * 6 + (random.nextInt(9) == 0 ? 0.5 : 0))),
                sometimes(random, String.valueOf(random.nextBoolean())),
                sometimes(random, String.valueOf(Math.rint(random.nextDouble() * 100) / 100)),
                random.nextInt(3) == 0 ? null : String.valueOf(random.nextInt(2))
            });
        }
        return rows;
    }

    private static @Nullable String sometimes(Random random, String value) {
        return random.nextInt(10) == 0 || value.isEmpty() ? null : value;
    }

    private ByteArrayInputStream csv() {
        var text = new StringBuilder(String.join(",", NAMES)).append('\n');
        for (var row : rows) {
            for (var i = 0; i < row.length; i++) {
                text.append(i == 0 ? "" : ",").append(row[i] == null ? "" : '"' + row[i] + '"');
            }
            text.append('\n');
        }
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void createTable() {
        var template = new JdbcTemplate(database);
        template.execute("drop table if exists \"counted \"\"rows\"\"\"");
        template.execute("""
                create table "counted ""rows""\" (amount float8, typed text, purpose varchar(100), term numeric,
                  good boolean, score float8, outcome integer)""");
        template.batchUpdate("""
                insert into "counted ""rows""\" values (cast(? as float8), ?, ?, cast(? as numeric),
                  cast(? as boolean), cast(? as float8), cast(? as integer))""", rows.stream().map(row -> (Object[]) row).toList());
    }
}
