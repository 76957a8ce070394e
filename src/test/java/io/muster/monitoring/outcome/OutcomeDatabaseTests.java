package io.muster.monitoring.outcome;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.muster.datasets.Dataset.Format;
import io.muster.datasets.Dataset.Role;
import io.muster.datasets.Datasets;
import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.counts.ScoreBins;
import io.muster.datasets.counts.ScoreCounts;
import io.muster.deployment.CertifiedModels;
import io.muster.inventory.Inventory;
import io.muster.inventory.models.ModelType;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.EvaluationPlan.Task;
import io.muster.monitoring.outcome.OutcomeResult.Status;
import io.muster.monitoring.predictionlog.LoggedPrediction;
import io.muster.monitoring.predictionlog.PredictionKeys;
import io.muster.monitoring.profile.ModelColumns;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ReferencePlan;
import io.muster.monitoring.profile.ReferencePlan.Field;
import io.muster.monitoring.profile.ReferencePlan.Scale;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.monitoring.record.MonitoringProblem;
import io.muster.monitoring.record.NodeCounts;
import io.muster.monitoring.record.ProfileService;
import io.muster.monitoring.record.ReferenceService;
import io.muster.monitoring.record.ReferenceService.NewReference;
import io.muster.scheduling.ClusterTask;
import io.muster.shared.CanonicalJson;
import io.muster.shared.DatasetId;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import io.muster.testing.CreditModel;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@MusterModuleTest
@AutoConfigureMockMvc
@Import(CertifiedModels.class)
class OutcomeDatabaseTests {

    private static final ModelId SCORES = new ModelId("logged-scores");
    private static final ModelId AMOUNTS = new ModelId("logged-amounts");
    private static final DatasetId HOLDOUT = new DatasetId("logged-holdout");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    OutcomeService outcomes;

    @Autowired
    OutcomeUploads uploads;

    @Autowired
    OutcomeCounting counting;

    @Autowired
    List<ClusterTask> tasks;

    @Autowired
    NodeCounts nodes;

    @Autowired
    PredictionKeys keys;

    @Autowired
    ProfileService profiles;

    @Autowired
    ReferenceService references;

    @Autowired
    Inventory inventory;

    @Autowired
    Datasets datasets;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester http;

    @Autowired
    TransactionTemplate transaction;

    private VersionId version;
    private ReferenceProfile reference;
    private String start;
    private long parts;

    @BeforeEach
    void aLoggedModel() {
        clock.set(NOON);
        for (var table : List.of(
                "monitoring_prediction",
                "monitoring_outcome",
                "monitoring_outcome_hour",
                "monitoring_profile",
                "monitoring_series",
                "monitoring_reference_chunk",
                "monitoring_reference")) {
            jdbc.sql("delete from " + table).update();
        }
        if (jdbc.sql("select count(*) from datasets_dataset where id = 'logged-holdout'")
                        .query(Long.class)
                        .single()
                == 0) {
            datasets.upload(
                    HOLDOUT,
                    Role.VALIDATION,
                    Format.CSV,
                    content("amount,y\n1,good\n2,bad\n3,good\n"),
                    TestUsers.VALIDATOR);
        }
        version = version(SCORES, new EvaluationPlan(Task.BINARY_CLASSIFICATION, HOLDOUT, "y", "bad", "score"));
        reference = reference(version, ScoreBins.ofProbabilities());
        start = nodes.start("tests");
        parts = 0;
    }

    private VersionId version(ModelId model, EvaluationPlan plan) {
        var credit = CreditModel.of(model).type(ModelType.STATISTICAL).evaluated(plan);
        return inventory.models().stream().anyMatch(known -> known.id().equals(model))
                ? inventory.draft(credit.version(), TestUsers.DEVELOPER).id()
                : credit.draft(inventory).id();
    }

    private ReferenceProfile reference(VersionId of, @Nullable ScoreBins bins) {
        var rows = new ColumnBatch(List.of(
                new Column.Numbers("amount", new double[] {1, 2, 3, 4}),
                new Column.Texts("sex", new String[] {"male", "female", "male", "female"}),
                new Column.Numbers("score", new double[] {0.1, 0.2, 0.3, 0.4})));
        var made = ReferenceProfile.of(
                rows,
                new ReferencePlan(
                        List.of(new Field("amount", Scale.NUMBERS), new Field("sex", Scale.CATEGORIES)),
                        List.of(),
                        bins == null ? null : "score",
                        bins,
                        null));
        transaction.executeWithoutResult(status -> {
            var kept = references.keep(
                    new NewReference(of, null, made, List.of(), ModelColumns.PLAIN, List.of("sex"), "test", null),
                    TestUsers.VALIDATOR);
            references.putInForce(of, kept.id(), "test", TestUsers.VALIDATOR);
        });
        return made;
    }

    private static ByteArrayInputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesOutcomesByWhoDevelopedTheModel() {
        assertThatThrownBy(() -> outcomes.record(SCORES, List.of(ofPrediction("a", "bad")), TestUsers.DEVELOPER))
                .satisfies(refusedWith(MonitoringProblem.OUTCOMES_OF_OWN_MODEL))
                .hasMessageContaining(SCORES.toString());
    }

    @Test
    void refusesATextThatADatabaseRefuses() {
        assertThat(outcomes.record(AMOUNTS, List.of(ofPrediction("a", "1\u0000")), TestUsers.OPERATOR)
                        .get(0)
                        .refusal())
                .isNotNull();
    }

    @Test
    void anOutcomeIsCountedWithItsPredictionWhicheverCameFirst() {
        served("a", 0, "loan-a", 0.25, NOON);
        assertThat(post(ofPrediction("a", "bad"))).isEqualTo(Status.RECORDED);
        assertThat(post(ofCase("loan-b", "good"))).isEqualTo(Status.WAITING);
        clock.set(NOON.plus(Duration.ofMinutes(5)));
        served("b", 0, "loan-b", 0.75, NOON.minusSeconds(60));
        counting.run();

        assertThat(labelled(NOON).positives().rows()[250]).isEqualTo(1);
        assertThat(labelled(NOON.minus(HOUR)).negatives().rows()[750]).isEqualTo(1);
        assertThat(labelled(NOON).losses().brier()).isEqualTo(0.75 * 0.75, within(1e-12));
        assertThat(outcomes.counts(SCORES)).isEqualTo(new OutcomeRepository.Counts(2, 0, 0, 0));
    }

    @Test
    void theSameOutcomeTwiceChangesNothing() {
        served("a", 0, null, 0.25, NOON);
        assertThat(post(ofPrediction("a", "bad"))).isEqualTo(Status.RECORDED);
        counting.run();

        assertThat(post(ofPrediction("a", "bad"))).isEqualTo(Status.UNCHANGED);
        assertThat(record(new NewOutcome("a", null, 0, BooleanNode.TRUE, null)).status())
                .isEqualTo(Status.UNCHANGED);
        counting.run();

        assertThat(labelled(NOON).labelled()).isEqualTo(1);
        assertThat(outcomes.history(SCORES, ofPrediction("a", "bad"))).hasSize(1);
    }

    @Test
    void anotherOutcomeIsACorrectionThatKeepsTheHistory() {
        served("a", 0, null, 0.25, NOON);
        post(at("a", "bad", NOON.plusSeconds(1)), NOON.plusSeconds(10));
        counting.run();

        assertThat(post(at("a", "good", NOON.plusSeconds(30)), NOON.plusSeconds(40)))
                .isEqualTo(Status.CORRECTED);
        counting.run();

        assertThat(labelled(NOON).positives().total()).isZero();
        assertThat(labelled(NOON).negatives().total()).isEqualTo(1);
        assertThat(outcomes.history(SCORES, ofPrediction("a", "bad")))
                .extracting(OutcomeRepository.Outcome::outcome)
                .containsExactly("good", "bad");
        assertThat(jdbc.sql("select count(*) from audit_entry where what = 'OutcomesCorrected'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void anEarlierOutcomeNeverReplacesALaterOne() {
        served("a", 0, null, 0.25, NOON);
        post(at("a", "bad", NOON.plusSeconds(1)), NOON.plusSeconds(40));
        post(at("a", "good", NOON.plusSeconds(30)), NOON.plusSeconds(41));

        assertThat(post(at("a", "bad", NOON.plusSeconds(1)), NOON.plusSeconds(42)))
                .as("the first message again")
                .isEqualTo(Status.UNCHANGED);
        assertThat(record(at("a", "bad", NOON.plusSeconds(2))).problem()).isEqualTo("outcome-outdated");
    }

    @Test
    void saysWhatIsWrongWithAnOutcomeAndTakesTheOthers() {
        served("a", 0, null, 0.25, NOON);

        var results = outcomes.record(
                SCORES,
                List.of(
                        ofPrediction("a", "ugly"),
                        new NewOutcome("a", null, null, null, null),
                        new NewOutcome("a", "loan-a", null, new TextNode("bad"), null),
                        new NewOutcome(null, null, null, new TextNode("bad"), null),
                        new NewOutcome("a", null, -1, new TextNode("bad"), null),
                        new NewOutcome("a", null, 0, CanonicalJson.tree("[1]"), null),
                        at("a", "bad", NOON.minusSeconds(1)),
                        at("a", "bad", NOON.plus(HOUR)),
                        at("a", "bad", NOON.minus(Duration.ofDays(1_000))),
                        ofPrediction("a", "bad")),
                TestUsers.OPERATOR);

        assertThat(results.subList(0, 9)).allSatisfy(result -> {
            assertThat(result.status()).isEqualTo(Status.REFUSED);
            assertThat(result.problem()).isEqualTo("invalid-outcome");
        });
        assertThat(results.get(0).detail()).contains("'ugly'", "[good, bad]");
        assertThat(results.get(6).detail()).contains(NOON.toString());
        assertThat(results.get(9).status()).isEqualTo(Status.RECORDED);
    }

    @Test
    void anOutcomeFromBeforeItsPredictionIsNeverCounted() {
        assertThat(post(at("a", "bad", NOON.minusSeconds(60)), NOON)).isEqualTo(Status.WAITING);
        served("a", 0, null, 0.25, NOON);
        counting.run();

        assertThat(labelled(NOON).labelled()).isZero();
        clock.set(NOON.plus(Duration.ofDays(8)));
        assertThat(outcomes.counts(SCORES)).isEqualTo(new OutcomeRepository.Counts(0, 1, 1, 0));
    }

    @Test
    void numbersOfARegressionBecomeErrors() {
        version = version(AMOUNTS, new EvaluationPlan(Task.REGRESSION, new DatasetId("none"), "y", null, "score"));
        reference = reference(version, null);
        served("a", 0, null, 10, NOON);

        outcomes.record(
                AMOUNTS, List.of(new NewOutcome("a", null, null, new DoubleNode(12.5), null)), TestUsers.OPERATOR);
        counting.run();

        var errors = profiles.window(version, NOON, NOON.plus(HOUR)).allErrors();
        assertThat(errors.moments().rows()).isEqualTo(1);
        assertThat(errors.moments().bias()).isEqualTo(-2.5);
        assertThat(outcomes.record(AMOUNTS, List.of(ofPrediction("a", "many")), TestUsers.OPERATOR)
                        .get(0)
                        .problem())
                .isEqualTo("invalid-outcome");
    }

    @Test
    void segmentsHaveOutcomesOfTheirOwn() {
        served("a", 0, null, 0.25, NOON);
        served("b", 0, null, 0.35, NOON);
        outcomes.record(SCORES, List.of(ofPrediction("a", "bad"), ofPrediction("b", "bad")), TestUsers.OPERATOR);
        counting.run();

        assertThat(profiles.segments(version, "sex", NOON, NOON.plus(HOUR))
                        .get("female")
                        .score()
                        .labelled())
                .isEqualTo(2);
    }

    /** Hours become days after 30 days. */
    @Test
    void outcomesOfDaysThatWereRolledUpAreCountedByDay() {
        served("a", 0, null, 0.25, NOON);
        served("b", 0, null, 0.35, NOON.minus(HOUR));
        post(ofPrediction("a", "bad"));
        counting.run();
        clock.set(NOON.plus(Duration.ofDays(45)));
        task("profiles-roll-up").run();

        post(ofPrediction("a", "good"));
        post(ofPrediction("b", "bad"));
        counting.run();
        task("profiles-roll-up").run();

        var midnight = Instant.parse("2026-03-02T00:00:00Z");
        var day = profiles.window(version, midnight, midnight.plus(Duration.ofDays(1)))
                .score();
        assertThat(day.positives().rows()[350]).isEqualTo(1);
        assertThat(day.negatives().rows()[250]).isEqualTo(1);
        assertThat(day.labelled()).isEqualTo(2);
    }

    @Test
    void whatWasCountedStaysWhenPredictionsAreDeleted() {
        served("a", 0, "loan-a", 0.25, NOON);
        post(ofPrediction("a", "bad"));
        counting.run();
        clock.set(NOON.plus(Duration.ofDays(182)));
        task("expire-predictions").run();

        assertThat(jdbc.sql("select count(*) from monitoring_prediction")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from monitoring_outcome")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(post(ofPrediction("a", "good"))).isEqualTo(Status.WAITING);
        jdbc.sql("insert into monitoring_outcome_hour (version, hour_start, marks) values (:version, :hour, 1)")
                .param("version", version.toString())
                .param("hour", NOON.atOffset(ZoneOffset.UTC))
                .update();
        counting.run();
        assertThat(labelled(NOON).positives().rows()[250]).isEqualTo(1);
    }

    /** Each finds the other one, although neither is committed when the other begins. */
    @Test
    void predictionsAndOutcomesThatAreWrittenAtTheSameTimeFindEachOther() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            var work = new ArrayList<Callable<Void>>();
            work.add(() -> {
                for (var i = 0; i < 40; i++) {
                    served("both-" + i, 0, null, 0.25, NOON);
                }
                return null;
            });
            work.add(() -> {
                for (var i = 0; i < 40; i++) {
                    post(at("both-" + i, "bad", NOON.plusSeconds(1)));
                    counting.run();
                }
                return null;
            });
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        counting.run();

        assertThat(labelled(NOON).positives().rows()[250]).isEqualTo(40);
        assertThat(outcomes.counts(SCORES).matched()).isEqualTo(40);
    }

    @Test
    void aTableOfOutcomesNamesItsWrongRows() {
        served("a", 0, "0017", 0.25, NOON);
        served("a", 1, "0018", 0.35, NOON);
        var csv = """
                business_id;row;outcome;at;comment
                0017;0;bad;2026-03-02T12:00:00Z;leading zeros stay
                0018;1;good;2026-03-02 12:00:00;
                0019;;ugly;;
                0020;x;bad;;
                0021;0;bad;yesterday;
                ;0;bad;;
                """;

        var result = uploads.take(SCORES, Format.CSV, content(csv), TestUsers.OPERATOR);

        assertThat(result.rows()).isEqualTo(6);
        assertThat(result.summary())
                .containsEntry(Status.RECORDED, 2L)
                .containsEntry(Status.REFUSED, 4L)
                .containsEntry(Status.WAITING, 0L);
        assertThat(result.refused()).extracting(OutcomeUploads.RefusedRow::row).containsExactly(3L, 4L, 5L, 6L);
        counting.run();
        assertThat(labelled(NOON).labelled()).isEqualTo(2);
    }

    @Test
    void applicationsAndOperatorsPostOutcomesAndDevelopersDoNot() {
        served("a", 0, null, 0.25, NOON);
        var body = """
                {"model": "logged-scores", "outcomes": [{"prediction": "a", "outcome": "bad"}]}""";

        assertThat(post(body, "dora", "DEVELOPER")).hasStatus(403);
        assertThat(post(body, "vera", "VALIDATOR")).hasStatus(403);
        assertThat(post(body, "app", "APPLICATION"))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.results[0].status")
                .isEqualTo("recorded");
        assertThat(post(body.replace("\"a\"", "\"later\""), "app", "APPLICATION"))
                .hasStatus(202)
                .bodyJson()
                .extractingPath("$.summary.waiting")
                .isEqualTo(1);
        assertThat(post(body.replace("bad", "ugly"), "app", "APPLICATION"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.type")
                .asString()
                .endsWith("invalid-outcome");
        assertThat(post(body.replace("logged-scores", "no-such-model"), "app", "APPLICATION"))
                .hasStatus(404);
        assertThat(post("{\"model\": \"logged-scores\", \"outcomes\": []}", "app", "APPLICATION"))
                .hasStatus(400);
        assertThat(http.get()
                        .uri("/api/outcomes/logged-scores")
                        .with(user("app").roles("APPLICATION")))
                .hasStatus(403);
        assertThat(http.get()
                        .uri("/api/outcomes/logged-scores/history?prediction=a")
                        .with(user("vera").roles("VALIDATOR")))
                .bodyJson()
                .extractingPath("$[0].outcome")
                .isEqualTo("bad");
    }

    @Test
    void refusesOutcomesOfAModelThatIsNotLogged() {
        var other = CreditModel.unique().draft(inventory).id().model();

        assertThat(post(
                        "{\"model\": \"%s\", \"outcomes\": [{\"prediction\": \"a\", \"outcome\": \"1\"}]}"
                                .formatted(other),
                        "app",
                        "APPLICATION"))
                .hasStatus(409)
                .bodyText()
                .contains("predictions-not-logged", "muster.monitoring.prediction-log.models");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult post(String body, String name, String role) {
        return http.post()
                .uri("/api/outcomes")
                .with(user(name).roles(role))
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private ClusterTask task(String name) {
        return tasks.stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** As a node keeps what it has answered. */
    private void served(String id, int row, @Nullable String businessId, double score, Instant event) {
        var model = version.model();
        var prediction = new LoggedPrediction(
                version,
                event,
                reference.profile().layout(),
                keys.ofPrediction(model, id, row),
                businessId == null ? null : keys.ofCase(model, businessId, row),
                "{\"score\":%s}".formatted(score),
                "{\"amount\":3.0,\"sex\":\"female\"}");
        nodes.keep(start, new NodeCounts.Part(++parts, Map.of(), Map.of(), List.of(prediction)));
    }

    private static NewOutcome ofPrediction(String id, String outcome) {
        return new NewOutcome(id, null, null, new TextNode(outcome), null);
    }

    private static NewOutcome ofCase(String businessId, String outcome) {
        return new NewOutcome(null, businessId, null, new TextNode(outcome), null);
    }

    private static NewOutcome at(String id, String outcome, Instant knownAt) {
        return new NewOutcome(id, null, null, new TextNode(outcome), knownAt);
    }

    private OutcomeResult record(NewOutcome outcome) {
        return outcomes.record(SCORES, List.of(outcome), TestUsers.OPERATOR).get(0);
    }

    private Status post(NewOutcome outcome) {
        return record(outcome).status();
    }

    private Status post(NewOutcome outcome, Instant now) {
        clock.set(now);
        return post(outcome);
    }

    private ScoreCounts labelled(Instant hour) {
        Profile window = profiles.window(version, hour, hour.plus(HOUR));
        return window.score();
    }
}
