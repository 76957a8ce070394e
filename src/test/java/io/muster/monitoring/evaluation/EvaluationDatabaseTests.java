package io.muster.monitoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.audit.AuditTrail;
import io.muster.inventory.Inventory;
import io.muster.inventory.models.ModelType;
import io.muster.monitoring.incident.Cause;
import io.muster.monitoring.incident.Incident;
import io.muster.monitoring.incident.IncidentSeverity;
import io.muster.monitoring.incident.Incidents;
import io.muster.monitoring.incident.Silences;
import io.muster.monitoring.incident.Silences.NewSilence;
import io.muster.monitoring.monitor.MonitorProblem;
import io.muster.monitoring.monitor.MonitorRule;
import io.muster.monitoring.monitor.MonitorRule.Basis;
import io.muster.monitoring.monitor.MonitorRule.Compared;
import io.muster.monitoring.monitor.MonitorRule.Limits;
import io.muster.monitoring.monitor.MonitorStatus.State;
import io.muster.monitoring.monitor.MonitoringPolicies;
import io.muster.monitoring.monitor.MonitoringPolicy;
import io.muster.monitoring.monitor.WindowLength;
import io.muster.monitoring.profile.ModelColumns;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.monitoring.record.ProfileKey;
import io.muster.monitoring.record.ProfileService;
import io.muster.monitoring.record.ProfileSource;
import io.muster.monitoring.record.ReferenceService;
import io.muster.monitoring.record.ReferenceService.NewReference;
import io.muster.monitoring.threshold.ModelThreshold;
import io.muster.monitoring.threshold.ModelThresholds;
import io.muster.monitoring.threshold.ModelThresholds.NewThreshold;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.testing.CreditModel;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@MusterModuleTest
@Import(EvaluationDatabaseTests.OwnPolicy.class)
class EvaluationDatabaseTests {

    private static final Instant START = SettableClock.START.truncatedTo(ChronoUnit.DAYS);
    private static final Duration DAY = Duration.ofDays(1);
    private static final ProfileSource SERVED = ProfileSource.deployment("018f");
    private static final ReferenceProfile REFERENCE = DrawnRows.of(6, 6_000, 1).reference();

    @Autowired
    EvaluationService evaluations;

    @Autowired
    OutcomeReview review;

    @Autowired
    Incidents incidents;

    @Autowired
    Silences silences;

    @Autowired
    ProfileService profiles;

    @Autowired
    ReferenceService references;

    @Autowired
    ModelThresholds thresholds;

    @Autowired
    AuditTrail audit;

    @Autowired
    Inventory inventory;

    @Autowired
    OwnPolicy policy;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private VersionId version;

    /** A policy that tests set. */
    @TestComponent
    static class OwnPolicy implements MonitoringPolicies {

        private List<MonitorRule> rules = List.of();
        private @Nullable Refusal refusal;

        @Override
        public MonitoringPolicy of(ModelType type, @Nullable Integer tier) {
            if (refusal != null) {
                throw refusal;
            }
            return new MonitoringPolicy("monitoring-policy", 3, Digest.of(new byte[0]), rules);
        }
    }

    @BeforeEach
    void watchOneModelInService() {
        for (var table : List.of(
                "monitoring_evaluation",
                "monitoring_window",
                "monitoring_incident",
                "monitoring_silence",
                "monitoring_threshold",
                "monitoring_profile",
                "monitoring_series",
                "monitoring_reference_chunk",
                "monitoring_reference")) {
            jdbc.sql("delete from " + table).update();
        }
        clock.set(START);
        policy.refusal = null;
        policy.rules = List.of(psi());
        version = inService();
    }

    private VersionId inService() {
        var id = CreditModel.unique("watched").draft(inventory).id();
        stage(id, "IN_SERVICE");
        references.makeReference(id, REFERENCE, "test", TestUsers.VALIDATOR);
        return id;
    }

    private void stage(VersionId id, String stage) {
        jdbc.sql("update inventory_version set stage = :stage where model = :model")
                .param("stage", stage)
                .param("model", id.model().name())
                .update();
    }

    private static MonitorRule psi() {
        return rule("psi", WindowLength.DAY, 2, 3);
    }

    private static MonitorRule rule(String statistic, WindowLength length, int breachWindows, int windows) {
        var ofPerformance = statistic.endsWith("auc");
        return new MonitorRule(
                statistic,
                Compared.REFERENCE,
                ofPerformance ? Basis.CHANGE : Basis.CONSTANT,
                ofPerformance ? 0.03 : 0.1,
                ofPerformance ? 0.06 : 0.25,
                ofPerformance ? 0.03 : 0.1,
                breachWindows,
                windows,
                200,
                length,
                2);
    }

    private void day(int day, Profile profile) {
        profiles.add(new ProfileKey(version, SERVED, START.plus(DAY.multipliedBy(day))), profile);
    }

    private static Profile normal(int seed) {
        return DrawnRows.of(6, 1_500, 100 + seed).profile(REFERENCE);
    }

    private static Profile drifted(int features, int seed) {
        return DrawnRows.drifted(6, 1_500, 1.2, features, 200 + seed).profile(REFERENCE);
    }

    /** Moves to where the windows of the first days have closed. */
    private EvaluationService.Run evaluateAfter(int days) {
        clock.set(START.plus(DAY.multipliedBy(days)).plus(Duration.ofHours(2)));
        return evaluations.evaluateDue();
    }

    private Evaluation only() {
        var all = evaluations.of(version);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void evaluatesEachClosedWindowOnceAndMakesUpForWhatWasMissed() {
        day(0, normal(0));
        day(2, normal(2));

        assertThat(evaluateAfter(0).windows())
                .as("the first day has not closed")
                .isZero();
        assertThat(evaluateAfter(4).windows()).isEqualTo(4);
        assertThat(evaluations.evaluateDue().windows()).isZero();

        var windows = evaluations.windows(version, EvaluationStream.DAY, 10);
        assertThat(windows)
                .extracting(window -> window.from().toString(), Evaluation.EvaluatedWindow::state)
                .containsExactly(
                        tuple("2026-03-05T00:00:00Z", State.NO_DATA),
                        tuple("2026-03-04T00:00:00Z", State.NORMAL),
                        tuple("2026-03-03T00:00:00Z", State.NO_DATA),
                        tuple("2026-03-02T00:00:00Z", State.NORMAL));
        assertThat(windows.get(1).rows()).isEqualTo(1_500);
        assertThat(windows.get(1).policy()).isEqualTo("monitoring-policy:3");
        assertThat(windows.get(1).results()).hasSize(6);
    }

    @Test
    void nodesThatEvaluateAtTheSameTimeEvaluateEachWindowOnce() throws Exception {
        var others = new ArrayList<VersionId>(List.of(version));
        for (var i = 0; i < 7; i++) {
            others.add(inService());
        }
        for (var each : others) {
            for (var day = 0; day < 5; day++) {
                profiles.add(new ProfileKey(each, SERVED, START.plus(DAY.multipliedBy(day))), drifted(6, day));
            }
        }
        clock.set(START.plus(DAY.multipliedBy(5)).plus(Duration.ofHours(2)));
        var nodes = Executors.newFixedThreadPool(3);
        var together = new CyclicBarrier(3);
        try {
            var runs = nodes.invokeAll(Collections.nCopies(3, (Callable<Integer>) () -> {
                together.await();
                return evaluations.evaluateDue().windows();
            }));
            var evaluated = 0;
            for (var run : runs) {
                evaluated += run.get();
            }
            assertThat(evaluated).isEqualTo(8 * 5);
        } finally {
            nodes.shutdownNow();
        }
        assertThat(jdbc.sql("select count(*) from monitoring_window")
                        .query(Integer.class)
                        .single())
                .isEqualTo(40);
        assertThat(incidents.open()).as("one for each version").hasSize(8);
    }

    @Test
    void allDriftingFeaturesAreOneIncidentUntilTheyAreGoodAgain() {
        day(0, drifted(6, 0));
        day(1, drifted(6, 1));
        evaluateAfter(2);

        var opened = incidents.open();
        assertThat(opened).hasSize(1);
        assertThat(opened.get(0).alarmCount()).isEqualTo(6);
        assertThat(opened.get(0).cause()).isEqualTo(Cause.INPUT_DRIFT);
        assertThat(opened.get(0).severity()).isEqualTo(IncidentSeverity.MAJOR);
        assertThat(opened.get(0).causes().features()).hasSize(6);

        day(2, drifted(3, 2));
        evaluateAfter(3);
        assertThat(incidents.open())
                .extracting(Incident::id)
                .containsExactly(opened.get(0).id());

        evaluateAfter(4);
        assertThat(incidents.open()).as("a window without rows ends nothing").hasSize(1);

        for (var day = 4; day < 7; day++) {
            day(day, normal(day));
        }
        evaluateAfter(7);
        assertThat(incidents.open()).isEmpty();
        assertThat(incidents.of(version))
                .hasSize(1)
                .allSatisfy(incident -> assertThat(incident.closing().reason()).contains("No monitor"));
    }

    @Test
    void aBreachThatReturnsWhileItCoolsDownIsTheSameIncident() {
        policy.rules = List.of(rule("psi", WindowLength.DAY, 1, 1));
        day(0, drifted(1, 0));
        for (var day = 1; day < 3; day++) {
            day(day, normal(day));
        }
        evaluateAfter(3);
        assertThat(incidents.open()).isEmpty();

        day(3, drifted(1, 3));
        evaluateAfter(4);

        assertThat(incidents.of(version))
                .hasSize(1)
                .allSatisfy(incident -> assertThat(incident.isOpen()).isTrue());
    }

    @Test
    void silencedAlarmsOpenNoIncidentAndAreShown() {
        day(0, drifted(2, 0));
        day(1, drifted(2, 1));
        clock.set(START.plus(DAY));
        silences.begin(
                new NewSilence(
                        version, "psi", "f0", "known campaign", TestUsers.DEVELOPER, START.plus(DAY.multipliedBy(3))),
                TestUsers.VALIDATOR);
        evaluateAfter(2);

        assertThat(incidents.open()).hasSize(1);
        assertThat(incidents.open().get(0).alarms())
                .extracting(alarm -> alarm.subject())
                .containsExactly("f1");
        assertThat(only().results())
                .filteredOn(result -> result.subject().equals("f0"))
                .allSatisfy(result -> assertThat(result.status().state()).isEqualTo(State.BREACH));

        day(2, drifted(2, 2));
        day(3, drifted(2, 3));
        evaluateAfter(4);
        assertThat(incidents.open().get(0).alarms()).as("the silence is over").hasSize(2);
    }

    @Test
    void aSilenceNeedsAnEndThatIsNear() {
        assertThatThrownBy(() -> silences.begin(
                        new NewSilence(
                                version, null, null, "for ever", TestUsers.DEVELOPER, START.plus(DAY.multipliedBy(91))),
                        TestUsers.VALIDATOR))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("90 days");
        var silence = silences.begin(
                new NewSilence(version, null, null, "a day", TestUsers.DEVELOPER, START.plus(DAY)),
                TestUsers.VALIDATOR);
        assertThat(silences.active()).containsExactly(silence);

        silences.end(silence.id(), "no longer needed", TestUsers.VALIDATOR);

        assertThat(silences.active()).isEmpty();
        assertThatThrownBy(() -> silences.end(silence.id(), "again", TestUsers.VALIDATOR))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void anUnusablePolicyIsAnErrorThatIsSeen() {
        day(0, drifted(6, 0));
        day(1, drifted(6, 1));
        evaluateAfter(2);
        var open = incidents.open();
        assertThat(open).hasSize(1);
        policy.refusal =
                MonitorProblem.UNUSABLE_MONITORING_POLICY.refusal("Policy monitoring-policy:4 has two rules for psi");
        day(2, normal(2));

        var run = evaluateAfter(3);

        assertThat(run.failed()).isEqualTo(1);
        assertThat(only().state()).as("the breach is not forgotten").isEqualTo(State.BREACH);
        assertThat(only().problem()).contains("two rules for psi");
        assertThat(incidents.open())
                .as("what is not evaluated ends nothing")
                .extracting(Incident::id)
                .containsExactly(open.get(0).id());
    }

    @Test
    void aMissedEvaluationIsOverdueAndNeverGreen() {
        day(0, normal(0));
        evaluateAfter(1);
        assertThat(evaluations.isOverdue(only())).isFalse();

        clock.set(START.plus(DAY.multipliedBy(2)).plus(Duration.ofHours(5)));

        assertThat(evaluations.isOverdue(only())).isTrue();
        stage(version, "RETIRED");
        evaluations.evaluateDue();
        assertThat(evaluations.worst(10)).as("not in use, so not watched").isEmpty();
    }

    @Test
    void theIncidentsOfAVersionThatIsNotUsedAnyMoreEnd() {
        policy.rules = List.of(rule("psi", WindowLength.DAY, 1, 1));
        day(0, drifted(6, 0));
        evaluateAfter(1);
        assertThat(incidents.open()).hasSize(1);

        stage(version, "SUSPENDED");
        evaluations.evaluateDue();

        assertThat(incidents.open()).isEmpty();
        assertThat(incidents.of(version).get(0).closing().reason()).contains("not in use");
    }

    @Test
    void performanceWaitsForOutcomes() {
        policy.rules = List.of(rule("auc", WindowLength.DAY, 1, 1));
        day(0, DrawnRows.of(6, 1_500, 3).profile(REFERENCE));
        assertThat(evaluateAfter(1).windows()).as("no outcome is known").isZero();
        assertThat(evaluations.isOverdue(only())).isFalse();
        assertThat(review.waiting(version)).singleElement().satisfies(window -> {
            assertThat(window.from()).isEqualTo(START);
            assertThat(window.coverage().share()).isZero();
            assertThat(window.coverage().requiredShare()).isEqualTo(0.8);
            assertThat(window.coverage().waitsUntil()).isEqualTo(START.plus(DAY.multipliedBy(61)));
        });

        profiles.add(
                new ProfileKey(version, ProfileSource.deployment("labels"), START),
                DrawnRows.withAnotherConcept(6, 6_100, 4).labelled(REFERENCE));
        assertThat(evaluateAfter(3).windows()).isEqualTo(1);

        assertThat(incidents.open()).singleElement().extracting(Incident::cause).isEqualTo(Cause.PERFORMANCE);
        var outcomes = evaluations
                .windows(version, EvaluationStream.DAY_OUTCOMES, 1)
                .get(0)
                .outcomes();
        assertThat(outcomes.coverage().known()).isEqualTo(6_100);
        assertThat(outcomes.coverage().rows()).isEqualTo(7_600);
        assertThat(outcomes.coverage().waited()).isFalse();
        assertThat(review.pastErrors(version, 12))
                .filteredOn(past -> past.statistic().equals("auc"))
                .singleElement()
                .satisfies(past -> {
                    assertThat(past.windows()).isEqualTo(1);
                    assertThat(past.meanError()).as("concept drift").isGreaterThan(0.3);
                    assertThat(past.largestError()).isEqualTo(past.meanError());
                });
    }

    @Test
    void performanceIsJudgedByWhatIsKnownWhenTheTimeForOutcomesHasPassed() {
        policy.rules = List.of(rule("auc", WindowLength.DAY, 1, 1));
        day(0, DrawnRows.of(6, 1_500, 3).profile(REFERENCE));
        assertThat(evaluateAfter(60).windows()).isZero();

        assertThat(evaluateAfter(61).windows()).isEqualTo(1);

        var outcomes = evaluations
                .windows(version, EvaluationStream.DAY_OUTCOMES, 1)
                .get(0)
                .outcomes();
        assertThat(outcomes.coverage().waited()).isTrue();
        assertThat(outcomes.coverage().share()).isZero();
        assertThat(outcomes.estimates()).isEmpty();
    }

    /** What was measured in breach stays so until outcomes say otherwise, however good the scores look. */
    @Test
    void goodEstimatesNeverClearABreachOfPerformance() {
        policy.rules = List.of(rule("auc", WindowLength.DAY, 1, 1), rule("estimated-auc", WindowLength.DAY, 1, 1));
        day(0, DrawnRows.withAnotherConcept(6, 6_100, 4).labelled(REFERENCE));
        evaluateAfter(1);
        for (var day = 1; day < 6; day++) {
            day(day, normal(day));
        }

        evaluateAfter(6);

        assertThat(evaluations.windows(version, EvaluationStream.DAY, 5))
                .hasSize(5)
                .allSatisfy(window -> assertThat(window.state()).isEqualTo(State.NORMAL));
        assertThat(evaluations.of(version))
                .filteredOn(each -> each.stream() == EvaluationStream.DAY_OUTCOMES)
                .singleElement()
                .extracting(Evaluation::state)
                .isEqualTo(State.BREACH);
        assertThat(incidents.open()).singleElement().extracting(Incident::cause).isEqualTo(Cause.PERFORMANCE);
    }

    @Test
    void aChangedReferenceBeginsAgain() {
        policy.rules = List.of(rule("psi", WindowLength.DAY, 1, 1));
        day(0, drifted(6, 0));
        evaluateAfter(1);
        assertThat(incidents.open()).hasSize(1);

        var moved = DrawnRows.drifted(6, 6_000, 1.2, 6, 9).reference();
        references.makeReference(version, moved, "the population changed", TestUsers.VALIDATOR);
        day(1, DrawnRows.drifted(6, 1_500, 1.2, 6, 10).profile(moved));
        evaluateAfter(2);

        assertThat(only().state()).isEqualTo(State.NORMAL);
        assertThat(incidents.open()).isEmpty();
    }

    /** Not even an administrator of the database may widen them unseen. */
    @Test
    void thresholdsFromPartsOfTheReferenceFollowFromWhatTheEvidenceSays() {
        policy.rules = List.of(new MonitorRule(
                "score-psi", Compared.REFERENCE, Basis.REFERENCE_CHUNKS, 6, 9.0, 6, 1, 1, 200, WindowLength.DAY, 2));
        var parts = new ArrayList<Profile>();
        for (var part = 0; part < 6; part++) {
            parts.add(normal(40 + part));
        }
        var evidence = references.keep(
                new NewReference(version, null, REFERENCE, parts, ModelColumns.PLAIN, List.of(), "test", null),
                TestUsers.VALIDATOR);
        references.putInForce(version, evidence.id(), "divided", TestUsers.VALIDATOR);
        day(0, normal(0));
        day(1, drifted(1, 1));
        evaluateAfter(2);

        assertThat(references.chunks(references.required(version)))
                .usingRecursiveComparison()
                .isEqualTo(parts);
        assertThat(evaluations.windows(version, EvaluationStream.DAY, 10))
                .extracting(Evaluation.EvaluatedWindow::state)
                .containsExactly(State.BREACH, State.NORMAL);

        jdbc.sql("""
                update monitoring_reference_chunk set content = (
                    select content from monitoring_reference_chunk where position = 1 and evidence = :evidence)
                where position = 0 and evidence = :evidence""").param("evidence", evidence.id()).update();
        day(2, normal(2));
        evaluateAfter(3);

        assertThat(only().problem()).contains("do not match its evidence", evidence.id());
        assertThat(only().state()).as("the breach is not forgotten").isEqualTo(State.BREACH);
    }

    private ModelThreshold tighten(Limits limits, Actor by) {
        return thresholds.tighten(
                new NewThreshold(version.model(), "psi", Compared.REFERENCE, limits, "its customers are few"), by);
    }

    @Test
    void theOwnerOfAModelMayBeStricterThanThePolicy() {
        policy.rules = List.of(
                new MonitorRule("psi", Compared.REFERENCE, Basis.CONSTANT, 2, 5.0, 2, 1, 1, 200, WindowLength.DAY, 2));
        var owner = inventory.model(version.model()).description().owner();
        day(0, drifted(1, 0));
        day(1, drifted(1, 1));
        evaluateAfter(1);
        assertThat(only().state()).isEqualTo(State.NORMAL);

        assertThatThrownBy(() -> tighten(new Limits(0.1, 0.2, null), TestUsers.VALIDATOR))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(owner.id());
        assertThatThrownBy(() -> tighten(new Limits(null, 6.0, null), owner))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("breach 6.0 is looser than the 5.0 of the policy");
        var stricter = tighten(new Limits(0.1, 0.2, null), owner);
        evaluateAfter(2);

        assertThat(only().state()).isEqualTo(State.BREACH);
        assertThat(incidents.open()).hasSize(1);
        assertThat(thresholds.of(version.model())).containsExactly(stricter);
        assertThat(audit.of(version.model().name(), 1, 100))
                .filteredOn(entry -> entry.what().equals("ThresholdTightened"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo(owner));

        assertThatThrownBy(() -> thresholds.withdraw(version.model(), stricter.id(), "?", TestUsers.VALIDATOR))
                .isInstanceOf(Refusal.class);
        thresholds.withdraw(version.model(), stricter.id(), "it was a campaign", owner);
        assertThat(thresholds.of(version.model())).isEmpty();
    }

    /** It could not be said any more which is stricter, so nothing is green. */
    @Test
    void thresholdsThatAreMeasuredOtherwiseThanThePolicyAreAnError() {
        var owner = inventory.model(version.model()).description().owner();
        tighten(new Limits(0.05, null, null), owner);
        policy.rules = List.of(new MonitorRule(
                "psi", Compared.REFERENCE, Basis.CHANGE, 0.1, 0.25, 0.1, 1, 1, 200, WindowLength.DAY, 2));
        day(0, normal(0));
        evaluateAfter(1);
        assertThat(evaluations.of(version))
                .as("no series began without a usable policy")
                .isEmpty();

        policy.rules = List.of(psi());
        evaluateAfter(1);
        assertThat(only().state()).isEqualTo(State.NORMAL);
        policy.rules = List.of(new MonitorRule(
                "psi", Compared.REFERENCE, Basis.CHANGE, 0.1, 0.25, 0.1, 1, 1, 200, WindowLength.DAY, 2));
        day(1, normal(1));
        evaluateAfter(2);

        assertThat(only().state()).isEqualTo(State.ERROR);
        assertThat(only().problem()).contains("'constant'", "'change'", "withdraw");
        tighten(new Limits(0.05, null, null), owner);
        day(2, normal(2));
        evaluateAfter(3);
        assertThat(only().state()).isEqualTo(State.NORMAL);
    }
}
