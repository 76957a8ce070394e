package io.muster.monitoring.record;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.counts.ScoreBins;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ProfileCounter;
import io.muster.monitoring.profile.ProfileFormat;
import io.muster.monitoring.profile.ReferencePlan;
import io.muster.monitoring.profile.ReferencePlan.Field;
import io.muster.monitoring.profile.ReferencePlan.Scale;
import io.muster.monitoring.profile.ReferenceProfile;
import io.muster.monitoring.profile.Traffic;
import io.muster.monitoring.record.MonitoringEvent.ReferenceChanged;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MusterModuleTest
@RecordApplicationEvents
class ProfileServiceDatabaseTests {

    private static final Instant NOON =
            SettableClock.START.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(12));
    private static final Duration HOUR = Duration.ofHours(1);
    private static final ProfileSource SERVED = ProfileSource.deployment("018f");
    private static final AtomicInteger MODELS = new AtomicInteger();

    @Autowired
    ProfileService profiles;

    @Autowired
    ReferenceService references;

    @Autowired
    NodeRepository nodes;

    @Autowired
    RollUp rollUp;

    @Autowired
    ProfileSettings settings;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    private final ReferenceProfile reference = reference(1);
    private VersionId version;

    @BeforeEach
    void startWithANewModel() {
        version = new VersionId(new ModelId("profiled-" + MODELS.incrementAndGet()), 1);
        jdbc.sql("delete from monitoring_node").update();
    }

    @Test
    void nodesThatAddToOneHourAtTheSameTimeLoseNothing() throws Exception {
        references.makeReference(version, reference, "test", TestUsers.VALIDATOR);
        var nodes = Executors.newFixedThreadPool(4);
        try {
            var flushes = new ArrayList<Callable<Profile>>();
            for (var flush = 0; flush < 24; flush++) {
                var rows = counted(flush, 10 + flush);
                flushes.add(() -> {
                    profiles.add(new ProfileKey(version, SERVED, NOON), rows);
                    return rows;
                });
            }
            var expected = Profile.none(reference.layout());
            for (var added : nodes.invokeAll(flushes)) {
                expected = expected.plus(added.get());
            }

            var kept = profiles.window(version, NOON, NOON.plus(HOUR));

            assertThat(kept.columns().rows()).isEqualTo(expected.columns().rows());
            assertThat(kept.columns().columns().get(0))
                    .matches(expected.columns().columns().get(0)::countsLike);
            assertThat(kept.score().all().rows())
                    .isEqualTo(expected.score().all().rows());
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void aWindowMergesItsHoursAndSourcesAndNothingElse() {
        references.makeReference(version, reference, "test", TestUsers.VALIDATOR);
        add(SERVED, "", NOON.minus(HOUR), 1);
        add(SERVED, "", NOON, 2);
        add(ProfileSource.posted("branch"), "", NOON.plus(HOUR), 4);
        add(SERVED, "sex=female", NOON, 8);
        add(SERVED, "", NOON.plus(HOUR).plus(HOUR), 16);

        var to = NOON.plus(HOUR).plus(HOUR);
        assertThat(rows(profiles.window(version, NOON, to))).isEqualTo(6);
        assertThat(rows(profiles.window(new ProfileSelection(version, SERVED, NOON, to))))
                .isEqualTo(2);
        assertThat(profiles.segments(version, "sex", NOON, to))
                .hasEntrySatisfying(
                        "female", segment -> assertThat(rows(segment)).isEqualTo(8));
        assertThat(profiles.segments(version, "s", NOON, to)).isEmpty();
        assertThat(profiles.lastHour(version)).contains(to);
        assertThat(profiles.sources(version)).containsExactly("deployment/018f", "posted/branch");
    }

    @Test
    void readsTheWindowsOfManyVersionsAtOnce() {
        var quiet = new VersionId(version.model(), 2);
        var unknown = new VersionId(version.model(), 3);
        references.makeReference(version, reference, "test", TestUsers.VALIDATOR);
        references.makeReference(quiet, reference, "test", TestUsers.VALIDATOR);
        add(SERVED, "", NOON, 5);

        var windows = profiles.windows(List.of(version, quiet, unknown), NOON, NOON.plus(HOUR));

        assertThat(windows).containsOnlyKeys(version, quiet);
        assertThat(rows(windows.get(version))).isEqualTo(5);
        assertThat(windows.get(quiet)).isEqualTo(Profile.none(reference.layout()));
        assertThat(profiles.references(List.of(version, quiet, unknown))).containsOnlyKeys(version, quiet);
        assertThat(profiles.profiled(new VersionId(version.model(), 1), 1)).containsExactly(quiet);
    }

    /** Otherwise one altered row would end the monitoring of all models. */
    @Test
    void leavesOutAReferenceThatWasAltered() {
        var altered = new VersionId(version.model(), 2);
        references.makeReference(version, reference, "test", TestUsers.VALIDATOR);
        references.makeReference(altered, reference, "test", TestUsers.VALIDATOR);
        jdbc.sql("update monitoring_reference set segments = :segments where version = :version")
                .param("segments", "[\"branch\"]")
                .param("version", altered.toString())
                .update();

        assertThat(profiles.references(List.of(version, altered))).containsOnlyKeys(version);
        assertThatThrownBy(() -> references.required(altered))
                .satisfies(refusedWith(MonitoringProblem.REFERENCE_ALTERED));
    }

    @Test
    void refusesAWindowOfAVersionWithoutReference() {
        assertThatThrownBy(() -> profiles.window(version, NOON, NOON.plus(HOUR)))
                .satisfies(refusedWith(MonitoringProblem.NO_REFERENCE))
                .hasMessageContaining(version.toString());
    }

    @Test
    void refusesAWindowWithinADayThatIsOneProfile() {
        references.makeReference(version, reference, "test", TestUsers.VALIDATOR);
        add(SERVED, "", NOON, 5);
        jdbc.sql("""
                update monitoring_profile set span = 'DAY', starts_at = :start, ends_at = :end
                where series in (select id from monitoring_series where version = :version)""")
                .param("start", Span.DAY.start(NOON).atOffset(ZoneOffset.UTC))
                .param("end", Span.DAY.end(NOON).atOffset(ZoneOffset.UTC))
                .param("version", version.toString())
                .update();

        assertThatThrownBy(() -> profiles.window(version, NOON, NOON.plus(HOUR)))
                .satisfies(refusedWith(MonitoringProblem.PROFILES_ROLLED_UP));
        assertThat(rows(profiles.window(version, Span.DAY.start(NOON), Span.DAY.end(NOON))))
                .isEqualTo(5);
    }

    @Test
    void hoursBecomeDaysAndDaysBecomeMonthsWithoutLosingACount() {
        references.makeReference(version, reference, "test", TestUsers.VALIDATOR);
        var month = Instant.parse("2026-03-01T00:00:00Z");
        for (var hour = 0; hour < 50; hour += 5) {
            add(SERVED, "", month.plus(Duration.ofHours(hour)), 1 + hour);
        }
        var all = profiles.window(version, month, Span.MONTH.end(month));

        clock.set(month.plus(settings.hours()).plus(Duration.ofDays(1)).plus(Duration.ofHours(5)));
        rollUp.run();
        assertThat(spans()).containsExactly("DAY", "HOUR", "HOUR", "HOUR", "HOUR", "HOUR");
        assertThat(counts(profiles.window(version, month, Span.MONTH.end(month))))
                .isEqualTo(counts(all));
        // Late ones join the day at the next run.
        add(SERVED, "", month, 3);

        clock.set(month.plus(settings.days()).plus(Duration.ofDays(40)));
        rollUp.run();
        rollUp.run();
        assertThat(spans()).containsExactly("MONTH");
        assertThat(rows(profiles.window(version, month, Span.MONTH.end(month)))).isEqualTo(rows(all) + 3);

        clock.set(month.plus(settings.months()).plus(Duration.ofDays(62)));
        rollUp.run();
        assertThat(spans()).isEmpty();
        clock.set(SettableClock.START);
    }

    /** What was kept before counts had a bound must not stop the ageing of everything. */
    @Test
    void aSeriesThatDoesNotAddUpStaysAsItIsAndOthersAge() {
        references.makeReference(version, reference, "test", TestUsers.VALIDATOR);
        var huge = counted(1, 1).with(new Traffic(Long.MAX_VALUE, 0, 0, Traffic.NONE.latency()));
        profiles.add(new ProfileKey(version, SERVED, NOON), huge);
        profiles.add(new ProfileKey(version, SERVED, NOON.plus(HOUR)), huge);
        add(ProfileSource.posted("branch"), "", NOON, 4);
        add(ProfileSource.posted("branch"), "", NOON.plus(HOUR), 5);

        clock.set(NOON.plus(settings.hours()).plus(Duration.ofDays(2)));
        rollUp.run();
        clock.set(SettableClock.START);

        assertThat(spans()).containsExactly("DAY", "HOUR", "HOUR");
        var day = Span.DAY.start(NOON);
        assertThat(rows(profiles.window(
                        new ProfileSelection(version, ProfileSource.posted("branch"), day, Span.DAY.end(day)))))
                .isEqualTo(9);
    }

    @Test
    void refusesOnlyPostedSegmentsBeyondTheMost() {
        references.makeReference(version, reference, "test", TestUsers.VALIDATOR);
        var branch = ProfileSource.posted("branch");
        var rows = counted(1, 1);
        for (var value = 0; value < settings.mostSegments(); value++) {
            profiles.addPosted(new ProfileKey(version, branch, "sex=" + value, NOON), rows);
        }

        profiles.addPosted(new ProfileKey(version, branch, "sex=0", NOON), rows);
        profiles.addPosted(new ProfileKey(version, branch, "", NOON), rows);
        assertThatThrownBy(() -> profiles.addPosted(new ProfileKey(version, branch, "sex=more", NOON), rows))
                .satisfies(refusedWith(MonitoringProblem.INVALID_PROFILE))
                .hasMessageContaining("'sex=more'");
        assertThat(profiles.segments(version, "sex", NOON, NOON.plus(HOUR))).hasSize(settings.mostSegments());
    }

    @Test
    void refusesOnlyPostedSourcesBeyondTheMost() {
        references.makeReference(version, reference, "test", TestUsers.VALIDATOR);
        var rows = counted(1, 1);
        for (var sender = 0; sender < settings.mostSources(); sender++) {
            profiles.addPosted(new ProfileKey(version, ProfileSource.posted("branch-" + sender), "", NOON), rows);
        }

        profiles.addPosted(new ProfileKey(version, ProfileSource.posted("branch-0"), "", NOON.plus(HOUR)), rows);
        profiles.add(new ProfileKey(version, ProfileSource.deployment("served"), "", NOON), rows);
        assertThatThrownBy(() ->
                        profiles.addPosted(new ProfileKey(version, ProfileSource.posted("one-more"), "", NOON), rows))
                .satisfies(refusedWith(MonitoringProblem.INVALID_PROFILE))
                .hasMessageContaining("posted/one-more");
    }

    private List<String> spans() {
        return jdbc.sql("""
                select span from monitoring_profile where series in
                  (select id from monitoring_series where version = :version) order by span""")
                .param("version", version.toString())
                .query(String.class)
                .list();
    }

    private static List<Long> counts(Profile profile) {
        return Arrays.stream(profile.columns().columns().get(0).bins()).boxed().toList();
    }

    @Test
    void aChangedReferenceIsToldAndBeginsNewProfiles() {
        references.makeReference(version, reference, "certified", TestUsers.VALIDATOR);
        add(SERVED, "", NOON, 5);

        references.makeReference(version, reference(2), "new population", TestUsers.OPERATOR);

        assertThat(rows(profiles.window(version, NOON, NOON.plus(HOUR)))).isZero();
        var told = events.stream(ReferenceChanged.class).toList();
        assertThat(told).extracting(ReferenceChanged::reason).containsExactly("certified", "new population");
        assertThat(told.get(0).before()).isNull();
        assertThat(told.get(1).before()).isEqualTo(told.get(0).reference());
        assertThat(profiles.reference(version).orElseThrow().evidence())
                .isEqualTo(told.get(1).evidence());
    }

    /** Counts that make every window look like the reference would hide any drift. */
    @Test
    void refusesAReferenceThatWasAlteredInTheDatabase() {
        references.makeReference(version, reference, "certified", TestUsers.VALIDATOR);
        assertThat(profiles.reference(version).orElseThrow().reference()).isEqualTo(reference);

        jdbc.sql("update monitoring_reference set content = :content where current_key = :version")
                .param("content", ProfileFormat.bytes(counted(9, 50)))
                .param("version", version.toString())
                .update();

        assertThatThrownBy(() -> profiles.reference(version))
                .satisfies(refusedWith(MonitoringProblem.REFERENCE_ALTERED));
    }

    @Test
    void refusesTheReferenceOfAnotherVersion() {
        references.makeReference(version, reference, "certified", TestUsers.VALIDATOR);
        var evidence = profiles.reference(version).orElseThrow().evidence();

        assertThatThrownBy(() -> references.putInForce(
                        new VersionId(version.model(), 2), evidence, "mine now", TestUsers.OPERATOR))
                .satisfies(refusedWith(MonitoringProblem.NO_REFERENCE));
    }

    @Test
    void aNodeThatStopsKeepingLeavesAGapAndOneThatStopsProperlyDoesNot() {
        nodes.start("1", "a", NOON);
        nodes.start("2", "b", NOON);
        nodes.stop("2", NOON.plusSeconds(5));
        nodes.kept("1", NOON.plusSeconds(5));

        nodes.miss(NOON.plusSeconds(30), NOON.plusSeconds(60));

        var gap = new Gap("a", NOON.plusSeconds(5), NOON.plusSeconds(60));
        assertThat(profiles.gaps(NOON, NOON.plus(HOUR))).containsExactly(gap);
        assertThat(profiles.gaps(NOON.plus(HOUR), NOON.plus(HOUR).plus(HOUR))).isEmpty();
        nodes.kept("1", NOON.plusSeconds(90));
        assertThat(profiles.gaps(NOON, NOON.plus(HOUR))).isEmpty();
    }

    private void add(ProfileSource source, String segment, Instant hour, int rows) {
        profiles.add(new ProfileKey(version, source, segment, hour), counted(rows, rows));
    }

    private static long rows(Profile profile) {
        return profile.columns().rows();
    }

    private Profile counted(int seed, int rows) {
        var counter = new ProfileCounter(reference.layout());
        counter.add(batch(seed, rows), null);
        return counter.profile();
    }

    private static ReferenceProfile reference(int seed) {
        return ReferenceProfile.of(
                batch(seed, 200),
                new ReferencePlan(
                        List.of(new Field("x", Scale.NUMBERS)), List.of(), "score", ScoreBins.ofProbabilities(), null));
    }

    private static ColumnBatch batch(int seed, int rows) {
        var random = new Random(seed);
        return new ColumnBatch(List.of(
                new Column.Numbers("x", random.doubles(rows).toArray()),
                new Column.Numbers("score", random.doubles(rows).toArray())));
    }
}
