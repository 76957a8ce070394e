package io.muster.monitoring.posting;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.muster.datasets.Dataset.Format;
import io.muster.datasets.Dataset.Role;
import io.muster.datasets.DatasetProblem;
import io.muster.datasets.Datasets;
import io.muster.datasets.columns.Column;
import io.muster.datasets.counts.ScoreBins;
import io.muster.deployment.CertifiedModels;
import io.muster.inventory.Inventory;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ProfileCounter;
import io.muster.monitoring.profile.ProfileFormat;
import io.muster.monitoring.profile.ReferencePlan;
import io.muster.monitoring.profile.ReferencePlan.Field;
import io.muster.monitoring.profile.ReferencePlan.Scale;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.monitoring.profile.Traffic;
import io.muster.monitoring.record.MonitoringProblem;
import io.muster.monitoring.record.ProfileService;
import io.muster.monitoring.record.ProfileSettings;
import io.muster.monitoring.record.ReferenceService;
import io.muster.shared.CanonicalJson;
import io.muster.shared.DatasetId;
import io.muster.shared.VersionId;
import io.muster.shared.events.EventPublisher;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestDatabase;
import io.muster.testing.TestUsers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@MusterModuleTest
@AutoConfigureMockMvc
@Import(CertifiedModels.class)
class PostingDatabaseTests {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final DatasetId ROWS = new DatasetId("posted-rows");
    private static final int COUNT = 500;

    @Autowired
    PostingService postings;

    @Autowired
    PostingRepository postingRows;

    @Autowired
    ProfileService profiles;

    @Autowired
    ProfileSettings settings;

    @Autowired
    ReferenceService references;

    @Autowired
    CertifiedModels models;

    @Autowired
    Inventory inventory;

    @Autowired
    Datasets datasets;

    @Autowired
    EventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvcTester http;

    @Autowired
    DataSource database;

    @Autowired
    SettableClock clock;

    private VersionId version;
    private ReferenceProfile reference;

    @BeforeEach
    void referenceOfTheRows() {
        clock.set(NOON.plusSeconds(60));
        version = models.certifiedTimesVersion(models.model(), 3);
        new JdbcTemplate(database).update("delete from datasets_dataset");
        datasets.upload(
                ROWS,
                Role.OUTCOME,
                Format.CSV,
                new ByteArrayInputStream(csv().getBytes(StandardCharsets.UTF_8)),
                TestUsers.OPERATOR);
        reference = ReferenceProfile.of(
                datasets,
                ROWS,
                new ReferencePlan(
                        List.of(new Field("amount", Scale.NUMBERS), new Field("purpose", Scale.CATEGORIES)),
                        List.of(),
                        "score",
                        ScoreBins.ofProbabilities(),
                        "outcome"));
        references.makeReference(version, reference, "test", TestUsers.VALIDATOR);
    }

    private static String csv() {
        var random = new Random(3);
        var csv = new StringBuilder("amount,purpose,score,outcome\n");
        for (var row = 0; row < COUNT; row++) {
            csv.append(row % 50 == 0 ? "" : Math.rint(random.nextDouble() * 40) / 40)
                    .append(row % 3 == 0 ? ",car," : ",house,")
                    .append(random.nextInt(1_000) / 1_000.0)
                    .append(row % 4 == 0 ? ",1\n" : row % 4 == 1 ? ",\n" : ",0\n");
        }
        return csv.toString();
    }

    @Test
    void aDatasetATableAndAPostedProfileAgreeToTheLastCount() throws SQLException {
        postings.post(ofDataset("a"), TestUsers.OPERATOR);
        var ofDataset = window(NOON);

        postings.post(counted("b", NOON.minus(Duration.ofHours(1))), TestUsers.OPERATOR);
        same(window(NOON.minus(Duration.ofHours(1))), ofDataset);
        assertThat(ofDataset.score().labelled()).isEqualTo(COUNT - COUNT / 4);

        assumeTrue(TestDatabase.isPostgresql(), "This database is not PostgreSQL");
        createTable();
        var hour = NOON.minus(Duration.ofHours(2));
        withTables()
                .post(
                        new Posting.OfTable("c", version, hour, "warehouse", "public", "loans", "outcome"),
                        TestUsers.OPERATOR);
        same(window(hour), ofDataset);
    }

    private static void same(Profile actual, Profile expected) {
        assertThat(actual.columns().rows()).isEqualTo(expected.columns().rows()).isEqualTo(COUNT);
        for (var i = 0; i < expected.columns().columns().size(); i++) {
            assertThat(actual.columns().columns().get(i))
                    .matches(expected.columns().columns().get(i)::countsLike);
        }
        assertThat(actual.score().all().rows()).isEqualTo(expected.score().all().rows());
        assertThat(actual.score().positives().rows())
                .isEqualTo(expected.score().positives().rows());
        assertThat(actual.score().negatives().rows())
                .isEqualTo(expected.score().negatives().rows());
    }

    @Test
    void whatIsPostedAgainIsCountedOnce() {
        assertThat(postings.post(counted("a", NOON), TestUsers.OPERATOR).added())
                .isTrue();
        assertThat(postings.post(counted("a", NOON), TestUsers.OPERATOR).added())
                .isFalse();

        assertThat(window(NOON).columns().rows()).isEqualTo(COUNT);
    }

    @Test
    void refusesSomethingElseUnderTheSameId() {
        postings.post(counted("a", NOON), TestUsers.OPERATOR);

        assertThatThrownBy(() -> postings.post(ofDataset("a"), TestUsers.OPERATOR))
                .satisfies(refusedWith(MonitoringProblem.POSTED_DIFFERENTLY));
        assertThat(window(NOON).columns().rows()).isEqualTo(COUNT);
    }

    @Test
    void refusesAProfileInOtherBins() {
        var json = CanonicalJson.tree(ProfileFormat.json(Profile.none(ReferenceProfile.of(
                        datasets,
                        ROWS,
                        new ReferencePlan(List.of(new Field("amount", Scale.NUMBERS)), List.of(), null, null, null))
                .layout())));

        assertThatThrownBy(() -> postings.post(
                        new Posting.Counted("a", version, NOON, "branch", null, json), TestUsers.OPERATOR))
                .satisfies(refusedWith(MonitoringProblem.INVALID_PROFILE))
                .hasMessageContaining(reference.layout().digest().hex());
    }

    /** Counts near the largest number would make every later sum fail, for all models. */
    @Test
    void refusesCountsThatWouldStopTheAdding() {
        var huge = Profile.none(reference.layout()).with(new Traffic(1L << 62, 0, 0, Traffic.NONE.latency()));
        var posting =
                new Posting.Counted("a", version, NOON, "branch", null, CanonicalJson.tree(ProfileFormat.json(huge)));

        assertThatThrownBy(() -> postings.post(posting, TestUsers.OPERATOR))
                .satisfies(refusedWith(MonitoringProblem.INVALID_PROFILE))
                .hasMessageContaining("at most 1000000000000");
        assertThat(window(NOON).traffic()).isEqualTo(Traffic.NONE);
    }

    @Test
    void refusesASegmentThatTheReferenceDoesNotName() {
        var json = CanonicalJson.tree(ProfileFormat.json(Profile.none(reference.layout())));

        assertThatThrownBy(() -> postings.post(
                        new Posting.Counted("a", version, NOON, "branch", "sex=female", json), TestUsers.OPERATOR))
                .satisfies(refusedWith(MonitoringProblem.INVALID_PROFILE))
                .hasMessageContaining("'sex=female'");
    }

    @Test
    void refusesHoursThatHaveNotBegunOrAreNotFull() {
        for (var hour :
                List.of(NOON.plus(Duration.ofHours(1)), NOON.plusSeconds(1), NOON.minus(Duration.ofDays(800)))) {
            assertThatThrownBy(() -> postings.post(counted("a", hour), TestUsers.OPERATOR))
                    .satisfies(refusedWith(MonitoringProblem.INVALID_PROFILE))
                    .hasMessageContaining(hour.toString());
        }
    }

    @Test
    void refusesAVersionWithoutReference() {
        var other = models.certifiedTimesVersion(models.model(), 4);

        assertThatThrownBy(() -> postings.post(new Posting.OfDataset("a", other, NOON, ROWS, null), TestUsers.OPERATOR))
                .satisfies(refusedWith(MonitoringProblem.NO_REFERENCE));
    }

    @Test
    void refusesADatasetWithoutTheColumnsAndATableThatCannotBeRead() {
        var other = new DatasetId("other-rows");
        datasets.upload(
                other,
                Role.OUTCOME,
                Format.CSV,
                new ByteArrayInputStream("amount\n1\n".getBytes(StandardCharsets.UTF_8)),
                TestUsers.OPERATOR);

        assertThatThrownBy(
                        () -> postings.post(new Posting.OfDataset("a", version, NOON, other, null), TestUsers.OPERATOR))
                .satisfies(refusedWith(DatasetProblem.UNKNOWN_COLUMN));
        assertThatThrownBy(() -> postings.post(
                        new Posting.OfTable("a", version, NOON, "unknown", "public", "loans", null),
                        TestUsers.OPERATOR))
                .satisfies(refusedWith(MonitoringProblem.INVALID_PROFILE))
                .hasMessageContaining("muster.monitoring.tables");
        assertThat(window(NOON).columns().rows()).isZero();
    }

    @Test
    void applicationsPostProfilesButDoNotHaveDatasetsCounted() {
        var body = CanonicalJson.text(counted("a", NOON));

        assertThat(http.post()
                        .uri("/api/monitoring/profiles")
                        .with(user("vera").roles("VALIDATOR"))
                        .contentType(APPLICATION_JSON)
                        .content(body))
                .hasStatus(403);
        assertThat(http.post()
                        .uri("/api/monitoring/profiles")
                        .with(user("app").roles("APPLICATION"))
                        .contentType(APPLICATION_JSON)
                        .content(body))
                .hasStatus(201);
        assertThat(http.post()
                        .uri("/api/monitoring/profiles")
                        .with(user("app").roles("APPLICATION"))
                        .contentType(APPLICATION_JSON)
                        .content(body))
                .hasStatus(200);
        assertThat(http.post()
                        .uri("/api/monitoring/profiles/datasets")
                        .with(user("app").roles("APPLICATION"))
                        .contentType(APPLICATION_JSON)
                        .content(CanonicalJson.text(ofDataset("b"))))
                .hasStatus(403);
        assertThat(http.get()
                        .uri("/api/monitoring/references/" + version)
                        .with(user("app").roles("APPLICATION")))
                .bodyJson()
                .extractingPath("$.digest")
                .isEqualTo(reference.layout().digest().toString());
        assertThat(window(NOON).columns().rows()).isEqualTo(COUNT);
    }

    @Test
    void whatIsMissingInABodyIsNamed() {
        assertThat(http.post()
                        .uri("/api/monitoring/profiles")
                        .with(user("app").roles("APPLICATION"))
                        .contentType(APPLICATION_JSON)
                        .content("{\"id\": \"a\"}"))
                .hasStatus(400)
                .bodyText()
                .contains("version");
    }

    private Posting.OfDataset ofDataset(String id) {
        return new Posting.OfDataset(id, version, NOON, ROWS, "outcome");
    }

    /** As a client counts its own rows. */
    private Posting.Counted counted(String id, Instant hour) {
        var counter = new ProfileCounter(reference.layout());
        datasets.read(
                ROWS, List.of(), 100, batch -> counter.add(batch, ((Column.Numbers) batch.column("outcome")).values()));
        return new Posting.Counted(
                id, version, hour, "branch-17", null, CanonicalJson.tree(ProfileFormat.json(counter.profile())));
    }

    private Profile window(Instant hour) {
        return profiles.window(version, hour, hour.plus(Duration.ofHours(1)));
    }

    private PostingService withTables() throws SQLException {
        try (var connection = database.getConnection()) {
            var url = connection.getMetaData().getURL();
            var tables = new CountedTables(
                    new TableSettings(Map.of("warehouse", new TableSettings.Database(url, "postgres", "postgres"))));
            return new PostingService(
                    inventory, references, profiles, postingRows, datasets, tables, settings, events, transaction);
        }
    }

    private void createTable() {
        var template = new JdbcTemplate(database);
        template.execute("drop table if exists loans");
        template.execute("create table loans (amount float8, purpose text, score float8, outcome integer)");
        csv().lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(row -> template.update(
                        "insert into loans values (cast(? as float8), ?, cast(? as float8), cast(? as integer))",
                        row[0].isEmpty() ? null : row[0],
                        row[1],
                        row[2],
                        row[3].isEmpty() ? null : row[3]));
    }
}
