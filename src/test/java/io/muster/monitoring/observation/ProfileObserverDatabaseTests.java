package io.muster.monitoring.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.counts.ScoreBins;
import io.muster.deployment.Deployment;
import io.muster.deployment.DeploymentRole;
import io.muster.deployment.Deployments;
import io.muster.deployment.PredictionObserver;
import io.muster.deployment.PredictionObserver.About;
import io.muster.deployment.PredictionObserver.Failure;
import io.muster.deployment.PredictionObserver.Request;
import io.muster.deployment.PredictionObserverContract;
import io.muster.deployment.Predictions;
import io.muster.monitoring.predictionlog.PredictionKeys;
import io.muster.monitoring.predictionlog.PredictionLogSettings;
import io.muster.monitoring.profile.ModelColumns;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ReferencePlan;
import io.muster.monitoring.profile.ReferencePlan.Field;
import io.muster.monitoring.profile.ReferencePlan.Scale;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.monitoring.record.KeptReference;
import io.muster.monitoring.record.NodeCounts;
import io.muster.monitoring.record.ProfileService;
import io.muster.monitoring.record.ProfileSettings;
import io.muster.monitoring.record.ReferenceService;
import io.muster.monitoring.record.ReferenceService.NewReference;
import io.muster.monitoring.record.Span;
import io.muster.monitoring.record.Uncounted;
import io.muster.monitoring.record.Uncounted.Reason;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Nodes are observers and keepers of their own on one database, as they would be in two servers. */
@MusterModuleTest
class ProfileObserverDatabaseTests implements PredictionObserverContract {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final AtomicInteger MODELS = new AtomicInteger();

    @Autowired
    ProfileService profiles;

    @Autowired
    ReferenceService references;

    @Autowired
    Deployments deployments;

    @Autowired
    NodeCounts nodeCounts;

    @Autowired
    ProfileSettings settings;

    @Autowired
    PredictionKeys keys;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private VersionId version;
    private Deployment deployment;
    private Node node;
    private PredictionLogSettings logSettings;

    /** An observer with what it has in memory, and what keeps it. */
    private final class Node {

        private final PredictionBuffer log = new PredictionBuffer(logSettings, keys);
        private final ObservedDeployments observed =
                new ObservedDeployments(deployments, references, settings, log, clock);
        private final ProfileObserver observer = new ProfileObserver(observed);
        private final CountKeeper keeper = new CountKeeper(observed, log, nodeCounts, clock);
    }

    @BeforeEach
    void startWithANewModel() {
        clock.set(NOON);
        jdbc.sql("delete from monitoring_node").update();
        version = new VersionId(new ModelId("observed-" + MODELS.incrementAndGet()), 1);
        deployment = new Deployment(
                "deployment-" + version.model(),
                version,
                "production",
                DeploymentRole.CHAMPION,
                "embedded",
                "certificate",
                TestUsers.OPERATOR,
                NOON,
                null,
                null);
        jdbc.sql("delete from deployment_deployment").update();
        jdbc.sql("""
                insert into deployment_deployment (id, model, version, environment, role, target, certificate, deployed_by, since)
                values (:id, :model, :version, 'production', 'CHAMPION', 'embedded', 'none', 'otto', :since)""")
                .param("id", deployment.id())
                .param("model", version.model().name())
                .param("version", version.toString())
                .param("since", NOON.atOffset(ZoneOffset.UTC))
                .update();
        logSettings = logging(List.of("branch"), 1_000_000);
        jdbc.sql("delete from monitoring_prediction").update();
        node = new Node();
    }

    private PredictionLogSettings logging(List<String> inputs, int mostWaiting) {
        return new PredictionLogSettings(
                Map.of(version.model().name(), inputs),
                true,
                "a key of at least thirty-two characters",
                Duration.ofDays(180),
                HOUR,
                mostWaiting);
    }

    /** One that counts, in segments too. */
    @Override
    public PredictionObserver observer() {
        var observed = new VersionId(new ModelId("observed"), 1);
        var columns = ModelColumns.PLAIN.counted(Predictions.inputs(3), Predictions.outputs(3));
        var reference = ReferenceProfile.of(
                columns,
                new ReferencePlan(
                        List.of(new Field("number", Scale.NUMBERS), new Field("vector[1]", Scale.ROUNDED_NUMBERS)),
                        List.of(),
                        "score",
                        ScoreBins.ofProbabilities(),
                        null));
        node.observed
                .of(Predictions.of(observed).deployment())
                .use(new KeptReference(
                        observed, reference, ModelColumns.PLAIN, List.of("flag"), "1", TestUsers.VALIDATOR, NOON));
        return node.observer;
    }

    @Test
    void twoNodesAddUp() throws Exception {
        var other = new Node();
        reference(List.of());
        know(node);
        know(other);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var work = new ArrayList<Callable<Void>>();
            for (var each : List.of(node, other)) {
                work.add(() -> {
                    for (var round = 0; round < 20; round++) {
                        answer(each, About.NOTHING, 1, 2, 3);
                        each.observer.failed(request(About.NOTHING), Failure.INVALID, null);
                        each.keeper.keep();
                    }
                    return null;
                });
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        var kept = window();
        assertThat(kept.columns().rows()).isEqualTo(2 * 20 * 3);
        assertThat(kept.traffic().answered()).isEqualTo(2 * 20);
        assertThat(kept.traffic().refused()).isEqualTo(2 * 20);
        assertThat(kept.columns().columns().get(0).smallest()).isEqualTo(1);
        assertThat(profiles.uncounted(version, NOON, NOON.plus(HOUR))).isEmpty();
    }

    @Test
    void countsByTheTimeOfTheEventAndNotOfItsArrival() {
        reference(List.of());
        know(node);

        answer(node, new About(NOON.minus(Duration.ofHours(5)), null), 1, 2);
        answer(node, new About(NOON.plus(Duration.ofMinutes(2)), null), 3);
        // A clock that is set back counts into the hour that it shows.
        clock.set(NOON.minus(Duration.ofMinutes(30)));
        answer(node, About.NOTHING, 4);
        clock.set(NOON);
        node.keeper.keep();

        assertThat(rows(NOON.minus(Duration.ofHours(5)))).isEqualTo(2);
        assertThat(rows(NOON)).isEqualTo(1);
        assertThat(rows(NOON.minus(HOUR))).isEqualTo(1);
    }

    @Test
    void eventsTooLateOrInTheFutureAreOnlyNumbered() {
        reference(List.of());
        know(node);

        answer(node, new About(NOON.minus(settings.late()).minusSeconds(1), null), 1, 2);
        answer(node, new About(NOON.plus(settings.ahead()).plusSeconds(1), null), 3);
        answer(node, new About(Instant.parse("+999999-01-01T00:00:00Z"), null), 3);
        node.keeper.keep();

        assertThat(profiles.lastHour(version)).isEmpty();
        assertThat(profiles.uncounted(version, NOON, NOON.plus(HOUR)))
                .containsExactlyInAnyOrder(new Uncounted(Reason.TOO_LATE, 2), new Uncounted(Reason.IN_THE_FUTURE, 2));
    }

    @Test
    void predictionsWithoutAReferenceAreNumbered() {
        answer(node, About.NOTHING, 1, 2, 3);
        node.keeper.keep();

        assertThat(profiles.uncounted(version, NOON, NOON.plus(HOUR)))
                .containsExactly(new Uncounted(Reason.NO_REFERENCE, 3));
    }

    @Test
    void tenThousandSegmentsAreAFewAndANumber() {
        reference(List.of("branch"));
        know(node);
        var values = new double[10_000];
        for (var row = 0; row < values.length; row++) {
            values[row] = row;
        }

        answer(node, About.NOTHING, values);
        node.keeper.keep();

        assertThat(rows(NOON)).isEqualTo(10_000);
        assertThat(profiles.segments(version, "branch", NOON, NOON.plus(HOUR))).hasSize(settings.mostSegments());
        assertThat(profiles.uncounted(version, NOON, NOON.plus(HOUR)))
                .containsExactly(new Uncounted(Reason.TOO_MANY_SEGMENTS, 10_000 - settings.mostSegments()));
    }

    @Test
    void whatTheDatabaseRefusesIsKeptNextTime() {
        reference(List.of());
        know(node);
        answer(node, About.NOTHING, 1, 2);
        jdbc.sql("alter table monitoring_profile rename to elsewhere").update();
        try {
            assertThatThrownBy(node.keeper::keep).isInstanceOf(RuntimeException.class);
        } finally {
            jdbc.sql("alter table elsewhere rename to monitoring_profile").update();
        }
        answer(node, About.NOTHING, 3);

        node.keeper.keep();

        assertThat(rows(NOON)).isEqualTo(3);
    }

    /** As after a commit whose answer was lost. */
    @Test
    void aPartThatIsSentAgainIsAddedOnce() {
        reference(List.of());
        know(node);
        answer(node, About.NOTHING, 1, 2);
        var counted = node.observed.of(deployment).drain().profiles();
        var part = new NodeCounts.Part(
                1, Map.of(counted.get(0).key(), counted.get(0).profile()), Map.of(), List.of());
        var start = nodeCounts.start("a");

        nodeCounts.keep(start, part);
        nodeCounts.keep(start, part);

        assertThat(rows(NOON)).isEqualTo(2);
    }

    @Test
    void predictionsWithAnIdAreLoggedRowByRow() {
        reference(List.of());
        know(node);
        answer(node, new About(null, "loan-17"), 1.5, 2);
        node.keeper.keep();

        var logged = jdbc.sql("select * from monitoring_prediction order by id")
                .query()
                .listOfRows();
        assertThat(logged).hasSize(2).allSatisfy(row -> {
            assertThat(row.get("version")).isEqualTo(version.toString());
            assertThat(row.toString())
                    .as("ids are hashed")
                    .doesNotContain("loan-17")
                    .doesNotContain("4711");
        });
        assertThat(logged)
                .extracting(row -> row.get("prediction_key"))
                .containsExactly(
                        keys.ofPrediction(version.model(), "4711", 0), keys.ofPrediction(version.model(), "4711", 1));
        assertThat(logged.get(0).get("case_key")).isEqualTo(keys.ofCase(version.model(), "loan-17", 0));
        assertThat(text("inputs")).containsExactly("{\"branch\":1.5}", "{\"branch\":2}");
        assertThat(text("outputs")).containsExactly("{\"y\":1.5}", "{\"y\":2}");
    }

    private List<String> text(String column) {
        return jdbc.sql("select %s from monitoring_prediction order by id".formatted(column))
                .query(String.class)
                .list();
    }

    @Test
    void whatTheLogHasNoRoomForIsAnsweredCountedAndNumbered() {
        logSettings = logging(List.of(), 1_000);
        node = new Node();
        reference(List.of());
        know(node);

        answer(node, About.NOTHING, new double[900]);
        answer(node, About.NOTHING, new double[200]);
        node.keeper.keep();

        assertThat(rows(NOON)).isEqualTo(1_100);
        assertThat(jdbc.sql("select count(*) from monitoring_prediction")
                        .query(Long.class)
                        .single())
                .isEqualTo(900);
        assertThat(text("inputs")).containsOnlyNulls();
        assertThat(profiles.uncounted(version, NOON, NOON.plus(HOUR)))
                .containsExactly(new Uncounted(Reason.NOT_LOGGED, 200));
    }

    @Test
    void predictionsThatTheLogDoesNotTakeAreLoggedNextTime() {
        reference(List.of());
        know(node);
        answer(node, About.NOTHING, 1, 2);
        jdbc.sql("alter table monitoring_prediction rename to elsewhere").update();
        try {
            assertThatThrownBy(node.keeper::keep).isInstanceOf(RuntimeException.class);
        } finally {
            jdbc.sql("alter table elsewhere rename to monitoring_prediction").update();
        }

        node.keeper.keep();

        assertThat(text("outputs")).containsExactly("{\"y\":1}", "{\"y\":2}");
        assertThat(rows(NOON)).isEqualTo(2);
    }

    @Test
    void aCrashLeavesAGapAndAShutdownNone() {
        reference(List.of());
        know(node);
        var killed = new Node();
        killed.keeper.keep();
        node.keeper.keep();
        clock.set(NOON.plus(Duration.ofMinutes(5)));

        node.keeper.stop();
        assertThat(profiles.gaps(NOON, NOON.plus(HOUR))).singleElement().satisfies(gap -> {
            assertThat(gap.from()).isEqualTo(NOON);
            assertThat(gap.until()).isEqualTo(clock.instant());
        });
    }

    @Test
    void keepsAtShutdownWhatWasCountedSince() {
        reference(List.of());
        know(node);
        node.keeper.keep();
        answer(node, About.NOTHING, 1, 2);

        node.keeper.stop();

        assertThat(rows(NOON)).isEqualTo(2);
    }

    @Test
    void aChangedReferenceIsUsedFromTheNextRoundOn() {
        reference(List.of());
        know(node);
        answer(node, About.NOTHING, 1, 2);
        reference(List.of("branch"));
        answer(node, About.NOTHING, 3);

        node.keeper.round();
        answer(node, About.NOTHING, 4);
        node.keeper.round();

        assertThat(profiles.segments(version, "branch", NOON, NOON.plus(HOUR))).containsOnlyKeys("4");
    }

    @Test
    void anAlteredReferenceIsNotUsedAndDoesNotKeepOthersFromBeingCounted() {
        reference(List.of());
        var altered = new VersionId(new ModelId("altered-" + MODELS.get()), 1);
        jdbc.sql("""
                insert into deployment_deployment (id, model, version, environment, role, target, certificate, deployed_by, since)
                values ('altered', 'altered', :version, 'production', 'CHAMPION', 'embedded', 'none', 'otto', :since)""")
                .param("version", altered.toString())
                .param("since", NOON.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into monitoring_reference
                select '%1$s', model, number, '%1$s', layout, columns, segments, content, made_by, made_at, in_force_since,
                  replaced_at, '%1$s' from monitoring_reference where current_key = :version""".formatted(altered)).param("version", version.toString()).update();

        node.keeper.round();
        answer(node, About.NOTHING, 1, 2);
        node.keeper.round();

        assertThat(rows(NOON)).isEqualTo(2);
    }

    private static void know(Node each) {
        each.observed.refresh();
    }

    private void reference(List<String> segments) {
        transaction.executeWithoutResult(status -> {
            var reference = ReferenceProfile.of(
                    batch(1, 2, 3, 4, 5, 6, 7, 8, 9, 10 + segments.size()),
                    new ReferencePlan(
                            List.of(new Field("branch", Scale.NUMBERS)),
                            List.of(new Field("y", Scale.NUMBERS)),
                            null,
                            null,
                            null));
            var evidence = references.keep(
                    new NewReference(version, null, reference, List.of(), ModelColumns.PLAIN, segments, "test", null),
                    TestUsers.VALIDATOR);
            references.putInForce(version, evidence.id(), "test", TestUsers.VALIDATOR);
        });
    }

    private void answer(Node each, About about, double... branches) {
        var inputs = new ColumnBatch(List.of(new Column.Numbers("branch", branches)));
        var outputs = new ColumnBatch(List.of(new Column.Numbers("y", branches)));
        each.observer.answered(request(about), inputs, outputs);
    }

    private Request request(About about) {
        return new Request(deployment, TestUsers.OPERATOR, "4711", clock.instant(), 1_500_000, about);
    }

    private static ColumnBatch batch(double... values) {
        return new ColumnBatch(List.of(new Column.Numbers("branch", values), new Column.Numbers("y", values)));
    }

    private Profile window() {
        return profiles.window(version, NOON, NOON.plus(HOUR));
    }

    private long rows(Instant hour) {
        return profiles.window(version, Span.HOUR.start(hour), Span.HOUR.end(hour))
                .columns()
                .rows();
    }
}
