package io.muster.scheduling.quartz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.scheduling.ClusterTask;
import io.muster.scheduling.DueListener;
import io.muster.scheduling.Schedules;
import io.muster.scheduling.SchedulingSettings;
import io.muster.shared.SortableIds;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import org.springframework.transaction.PlatformTransactionManager;

/** Nodes are schedulers with ids of their own on one database, as they would be in two servers. */
@MusterModuleTest
@Import(DueListener.class)
class QuartzDatabaseTests {

    private static final Instant DUE = SettableClock.START.plus(Duration.ofDays(7));
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final int JAVA_STREAM_MAGIC = 0xAC;

    private final List<SchedulerFactoryBean> nodes = new ArrayList<>();
    private final Counted task = new Counted();

    @Autowired
    Schedules schedules;

    @Autowired
    DueListener listener;

    @Autowired
    SortableIds ids;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void startWithNothing() {
        clock.set(SettableClock.START);
        listener.fail(false);
        // A stopped node's marks would keep the next test waiting until the cluster notices: a quarter of a minute.
        List.of(
                        "scheduling_schedule",
                        "scheduling_firing",
                        "started_by_test",
                        "qrtz_fired_triggers",
                        "qrtz_scheduler_state",
                        "qrtz_simple_triggers",
                        "qrtz_triggers",
                        "qrtz_job_details")
                .forEach(table -> jdbc.sql("delete from " + table).update());
    }

    @AfterEach
    void stopNodes() throws Exception {
        for (var node : nodes) {
            node.destroy();
        }
    }

    @Test
    void firesByItselfWhatIsDue() throws Exception {
        plan("credit", 1);
        startNode();

        clock.set(DUE);

        await().atMost(SOON).until(() -> listener.started().size() == 1);
    }

    @Test
    void catchesUpOnceWhatFellDueWhileNoServerRan() throws Exception {
        plan("credit", 3);
        clock.set(DUE.plus(Duration.ofDays(3)));

        startNode();

        await().atMost(SOON).until(() -> listener.started().size() >= 3);
        assertThat(schedules.fireDue()).isZero();
        assertThat(listener.started()).containsExactlyInAnyOrder("credit-1@1", "credit-2@1", "credit-3@1");
    }

    @Test
    void twoNodesFireEachDateOnce() throws Exception {
        startNode();
        startNode();
        await().atMost(SOON).until(() -> nodesSeen() == 2);
        plan("credit", 60);

        clock.set(DUE);

        await().atMost(SOON).until(() -> schedules.all().stream().noneMatch(schedule -> schedule.isPlanned()));
        assertThat(listener.started()).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void oneNodeGoesOnWhenTheOtherIsGone() throws Exception {
        var first = startNode();
        startNode();
        plan("credit", 2);
        nodes.remove(first);
        first.destroy();

        clock.set(DUE);

        await().atMost(SOON).until(() -> listener.started().size() == 2);
    }

    @Test
    void aFailureIsTriedAgainByItself() throws Exception {
        listener.fail(true);
        plan("credit", 1);
        clock.set(DUE);
        startNode();
        await().atMost(SOON)
                .until(() -> schedules
                                .find("revalidation", "credit-1@1")
                                .orElseThrow()
                                .failures()
                        > 0);

        listener.fail(false);

        await().atMost(SOON).until(() -> listener.started().size() == 1);
    }

    @Test
    void keepsNoSerialisedObjectsInTheDatabase() throws Exception {
        startNode();

        var data = jdbc.sql("select job_data from qrtz_job_details union all select job_data from qrtz_triggers")
                .query((row, number) -> row.getBytes(1))
                .list();

        assertThat(data)
                .as("of both jobs")
                .hasSize(4)
                .allSatisfy(bytes -> assertThat(bytes).doesNotContain(JAVA_STREAM_MAGIC));
    }

    private void plan(String model, int count) {
        IntStream.rangeClosed(1, count)
                .forEach(
                        number -> schedules.plan("revalidation", model + "-" + number + "@1", DUE, TestUsers.OPERATOR));
    }

    /** A task that fails the first time, and remembers whether it ran twice at once. */
    private static final class Counted implements ClusterTask {

        private final AtomicInteger runs = new AtomicInteger();
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicBoolean twiceAtOnce = new AtomicBoolean();

        @Override
        public String name() {
            return "counted";
        }

        @Override
        public Duration every() {
            return Duration.ofMillis(50);
        }

        @Override
        public void run() {
            if (now.incrementAndGet() > 1) {
                twiceAtOnce.set(true);
            }
            now.decrementAndGet();
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("the first run of the test's task fails");
            }
        }
    }

    @Test
    void repeatsATaskOnOneNodeAtATimeEvenIfItFailed() throws Exception {
        startNode();
        startNode();

        await().atMost(SOON).until(() -> task.runs.get() > 5);

        assertThat(task.twiceAtOnce).isFalse();
    }

    private SchedulerFactoryBean startNode() throws Exception {
        var settings = new SchedulingSettings(true, Duration.ofMillis(50));
        var node = new QuartzConfiguration().quartz(dataSource, transactions, schedules, List.of(task), settings, ids);
        nodes.add(node);
        node.afterPropertiesSet();
        node.start();
        return node;
    }

    private int nodesSeen() {
        return jdbc.sql("select count(*) from qrtz_scheduler_state")
                .query(Integer.class)
                .single();
    }
}
