package io.muster.scheduling;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.scheduling.ScheduleEvent.Due;
import io.muster.scheduling.ScheduleEvent.Rescheduled;
import io.muster.scheduling.ScheduleEvent.ScheduleCancelled;
import io.muster.scheduling.ScheduleEvent.ScheduleFailed;
import io.muster.scheduling.ScheduleEvent.Scheduled;
import io.muster.shared.Actor;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@MusterModuleTest
@Import(DueListener.class)
@RecordApplicationEvents
class SchedulesDatabaseTests {

    private static final String KIND = "revalidation";
    private static final String CREDIT = "credit-trees@1";
    private static final Instant IN_A_WEEK = SettableClock.START.plus(Duration.ofDays(7));

    @Autowired
    Schedules schedules;

    @Autowired
    DueListener listener;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void startWithNothing() {
        clock.set(SettableClock.START);
        listener.fail(false);
        List.of("scheduling_schedule", "scheduling_firing", "started_by_test")
                .forEach(table -> jdbc.sql("delete from " + table).update());
    }

    @Test
    void aPlannedDateIsKept() {
        var planned = schedules.plan(KIND, CREDIT, IN_A_WEEK.plusNanos(123_456), TestUsers.OPERATOR);

        assertThat(planned.due()).isEqualTo(IN_A_WEEK);
        assertThat(schedules.find(KIND, CREDIT)).contains(planned);
        assertThat(events.stream(Scheduled.class))
                .containsExactly(new Scheduled(KIND, CREDIT, IN_A_WEEK, TestUsers.OPERATOR, SettableClock.START));
    }

    @Test
    void factsAboutAVersionBelongToItsModelsChain() {
        schedules.plan(KIND, CREDIT, IN_A_WEEK, TestUsers.OPERATOR);
        schedules.plan("housekeeping", "old drafts", IN_A_WEEK, TestUsers.OPERATOR);

        assertThat(events.stream(Scheduled.class).map(Scheduled::chain)).containsExactly("credit-trees", "@platform");
    }

    @Test
    void planningTheSameDateAgainChangesNothing() {
        var planned = schedules.plan(KIND, CREDIT, IN_A_WEEK, TestUsers.OPERATOR);

        assertThat(schedules.plan(KIND, CREDIT, IN_A_WEEK, TestUsers.DEVELOPER)).isEqualTo(planned);
        assertThat(events.stream(Scheduled.class)).hasSize(1);
    }

    @Test
    void aPlannedDateIsNotOverwritten() {
        schedules.plan(KIND, CREDIT, IN_A_WEEK, TestUsers.OPERATOR);

        assertThatThrownBy(() -> schedules.plan(KIND, CREDIT, IN_A_WEEK.plusSeconds(1), TestUsers.OPERATOR))
                .satisfies(refusedWith(SchedulingProblem.SCHEDULE_ALREADY_PLANNED))
                .hasMessageContaining(CREDIT)
                .hasMessageContaining(IN_A_WEEK.toString());
    }

    @Test
    void aPlanIsGoneWithTheTransactionThatMadeIt() {
        transaction.executeWithoutResult(status -> {
            schedules.plan(KIND, CREDIT, IN_A_WEEK, TestUsers.OPERATOR);
            status.setRollbackOnly();
        });

        assertThat(schedules.find(KIND, CREDIT)).isEmpty();
    }

    @Test
    void nothingFiresBeforeItIsDue() {
        schedules.plan(KIND, CREDIT, IN_A_WEEK, TestUsers.OPERATOR);
        clock.set(IN_A_WEEK.minusSeconds(1));

        assertThat(schedules.fireDue()).isZero();
        assertThat(listener.startedFor(CREDIT)).isEmpty();
    }

    @Test
    void aDateMissedForDaysIsCaughtUpOnce() {
        schedules.plan(KIND, CREDIT, IN_A_WEEK, TestUsers.OPERATOR);
        clock.set(IN_A_WEEK.plus(Duration.ofDays(3)));

        assertThat(schedules.fireDue()).isEqualTo(1);
        assertThat(schedules.fireDue()).isZero();
        assertThat(listener.startedFor(CREDIT)).containsExactly(IN_A_WEEK.toString());
        var fired = schedules.find(KIND, CREDIT).orElseThrow();
        assertThat(fired.state()).isEqualTo(Schedule.State.FIRED);
        assertThat(fired.lastFired()).isEqualTo(clock.instant());
    }

    @Test
    void aListenersFailureUndoesTheFiringAndItIsTriedAgain() {
        schedules.plan(KIND, CREDIT, IN_A_WEEK, TestUsers.OPERATOR);
        clock.set(IN_A_WEEK.plusSeconds(60));
        listener.fail(true);

        assertThat(schedules.fireDue()).isZero();
        assertThat(listener.startedFor(CREDIT)).isEmpty();
        var tried = schedules.find(KIND, CREDIT).orElseThrow();
        assertThat(tried.isOverdue(clock.instant())).isTrue();
        assertThat(tried.failures()).isEqualTo(1);
        assertThat(tried.failure()).isEqualTo("the engine is not there");
        assertThat(schedules.fireDue()).isZero();
        assertThat(events.stream(ScheduleFailed.class))
                .as("announced once, however often it is tried")
                .containsExactly(new ScheduleFailed(
                        KIND,
                        CREDIT,
                        IN_A_WEEK,
                        "the engine is not there",
                        Actor.system("scheduling"),
                        clock.instant()));

        listener.fail(false);
        assertThat(schedules.fireDue()).isEqualTo(1);
        assertThat(listener.startedFor(CREDIT)).hasSize(1);
        assertThat(schedules.find(KIND, CREDIT).orElseThrow().failures()).isZero();
    }

    @Test
    void oneFailureKeepsNoOtherFromFiring() {
        schedules.plan("unheard-of", "a".repeat(200), IN_A_WEEK, TestUsers.OPERATOR);
        schedules.plan(KIND, CREDIT, IN_A_WEEK.plusSeconds(1), TestUsers.OPERATOR);
        jdbc.sql("insert into scheduling_firing values ('unheard-of', ?, ?, 'nobody', current_timestamp)")
                .params("a".repeat(200), IN_A_WEEK.toString())
                .update();
        clock.set(IN_A_WEEK.plusSeconds(60));

        assertThat(schedules.fireDue()).isEqualTo(1);
        assertThat(listener.started()).containsExactly(CREDIT);
    }

    @Test
    void runNowFiresThePlannedPeriodOnceHoweverOftenAsked() {
        schedules.plan(KIND, CREDIT, IN_A_WEEK, TestUsers.OPERATOR);

        schedules.runNow(KIND, CREDIT, TestUsers.OPERATOR);
        schedules.runNow(KIND, CREDIT, TestUsers.OPERATOR);
        clock.set(IN_A_WEEK.plusSeconds(60));
        schedules.fireDue();

        assertThat(listener.startedFor(CREDIT)).containsExactly(IN_A_WEEK.toString());
        assertThat(events.stream(Due.class))
                .containsExactly(new Due(
                        KIND, CREDIT, IN_A_WEEK.toString(), IN_A_WEEK, TestUsers.OPERATOR, SettableClock.START));
    }

    @Test
    void runNowReportsAFailingListenerToItsCaller() {
        schedules.plan(KIND, CREDIT, IN_A_WEEK, TestUsers.OPERATOR);
        listener.fail(true);

        assertThatThrownBy(() -> schedules.runNow(KIND, CREDIT, TestUsers.OPERATOR))
                .hasMessage("the engine is not there");
        assertThat(schedules.find(KIND, CREDIT).orElseThrow().isPlanned()).isTrue();
    }

    @Test
    void aNewDateIsPlannedAfterAFiringAndFiresToo() {
        var inAMonth = IN_A_WEEK.plus(Duration.ofDays(30));
        schedules.plan(KIND, CREDIT, IN_A_WEEK, TestUsers.OPERATOR);
        schedules.runNow(KIND, CREDIT, TestUsers.OPERATOR);

        schedules.plan(KIND, CREDIT, inAMonth, TestUsers.OPERATOR);
        clock.set(inAMonth);
        schedules.fireDue();

        assertThat(listener.startedFor(CREDIT)).containsExactly(IN_A_WEEK.toString(), inAMonth.toString());
    }

    @Test
    void aFiredDateIsNeverDueAgain() {
        schedules.plan(KIND, CREDIT, IN_A_WEEK, TestUsers.OPERATOR);
        schedules.runNow(KIND, CREDIT, TestUsers.OPERATOR);
        schedules.plan(KIND, CREDIT, IN_A_WEEK.plusSeconds(60), TestUsers.OPERATOR);

        assertThatThrownBy(() -> schedules.change(KIND, CREDIT, IN_A_WEEK, "again", TestUsers.OPERATOR))
                .satisfies(refusedWith(SchedulingProblem.PERIOD_ALREADY_FIRED))
                .hasMessageContaining(IN_A_WEEK.toString());
    }

    @Test
    void aDateIsMovedWithAReasonAndFiresThen() {
        var sooner = IN_A_WEEK.minus(Duration.ofDays(2));
        schedules.plan(KIND, CREDIT, IN_A_WEEK, TestUsers.DEVELOPER);

        var moved = schedules.change(KIND, CREDIT, sooner, "the portfolio changed", TestUsers.OPERATOR);
        clock.set(sooner);
        schedules.fireDue();

        assertThat(moved.reason()).isEqualTo("the portfolio changed");
        assertThat(listener.startedFor(CREDIT)).containsExactly(sooner.toString());
        assertThat(events.stream(Rescheduled.class).map(Rescheduled::before)).containsExactly(IN_A_WEEK);
    }

    @Test
    void refusesToMoveOrCancelWithoutAReason() {
        schedules.plan(KIND, CREDIT, IN_A_WEEK, TestUsers.OPERATOR);

        assertThatThrownBy(() -> schedules.change(KIND, CREDIT, IN_A_WEEK, " ", TestUsers.OPERATOR))
                .satisfies(refusedWith(SchedulingProblem.REASON_MISSING));
        assertThatThrownBy(() -> schedules.cancel(KIND, CREDIT, "", TestUsers.OPERATOR))
                .satisfies(refusedWith(SchedulingProblem.REASON_MISSING));
    }

    @Test
    void aCancelledDateNeverFires() {
        schedules.plan(KIND, CREDIT, IN_A_WEEK, TestUsers.OPERATOR);
        schedules.cancel(KIND, CREDIT, "the model retires", TestUsers.OPERATOR);
        clock.set(IN_A_WEEK.plusSeconds(60));

        assertThat(schedules.fireDue()).isZero();
        assertThatThrownBy(() -> schedules.runNow(KIND, CREDIT, TestUsers.OPERATOR))
                .satisfies(refusedWith(SchedulingProblem.SCHEDULE_NOT_PLANNED))
                .hasMessageContaining("cancelled");
        assertThat(events.stream(ScheduleCancelled.class)).hasSize(1);
    }

    @Test
    void aCancelledDateCanBePlannedAgain() {
        schedules.plan(KIND, CREDIT, IN_A_WEEK, TestUsers.OPERATOR);
        schedules.cancel(KIND, CREDIT, "by mistake", TestUsers.OPERATOR);

        assertThat(schedules.plan(KIND, CREDIT, IN_A_WEEK, TestUsers.OPERATOR).isPlanned())
                .isTrue();
    }

    @Test
    void whatWasNeverPlannedIsRefused() {
        assertThatThrownBy(() -> schedules.runNow(KIND, "nobody@1", TestUsers.OPERATOR))
                .satisfies(refusedWith(SchedulingProblem.SCHEDULE_NOT_FOUND))
                .hasMessageContaining("nobody@1");
    }

    @Test
    void listsPlannedFirstAndSoonestFirst() {
        schedules.plan(KIND, "late@1", IN_A_WEEK.plusSeconds(9), TestUsers.OPERATOR);
        schedules.plan(KIND, "soon@1", IN_A_WEEK, TestUsers.OPERATOR);
        schedules.plan(KIND, "done@1", IN_A_WEEK.minusSeconds(9), TestUsers.OPERATOR);
        schedules.runNow(KIND, "done@1", TestUsers.OPERATOR);

        assertThat(schedules.all()).extracting(Schedule::subject).containsExactly("soon@1", "late@1", "done@1");
    }

    @Test
    void manyWhoFireAtOnceFireEachOnce() throws Exception {
        var subjects = new ArrayList<String>();
        for (var number = 1; number <= 40; number++) {
            subjects.add("model-" + number + "@1");
        }
        subjects.forEach(subject -> schedules.plan(KIND, subject, IN_A_WEEK, TestUsers.OPERATOR));
        clock.set(IN_A_WEEK);

        var fired = fromFourThreads(schedules::fireDue);

        assertThat(fired.stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
        assertThat(listener.started()).containsExactlyInAnyOrderElementsOf(subjects);
        assertThat(schedules.all()).allMatch(schedule -> schedule.failures() == 0);
    }

    private static List<Integer> fromFourThreads(Callable<Integer> work) throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var counts = new ArrayList<Integer>();
            for (var future : threads.invokeAll(List.of(work, work, work, work))) {
                counts.add(future.get());
            }
            return counts;
        } finally {
            threads.shutdown();
        }
    }
}
