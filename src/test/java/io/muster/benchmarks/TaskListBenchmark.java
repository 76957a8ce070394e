package io.muster.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.MusterProcessTest;
import io.muster.testing.WithoutProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Benchmark of what it costs that excluded people do not see a task, with 10,000 open tasks of one group. The first page
 * of 15 tasks and their count, as Tasklist asks for them, in four ways in turn: without any look at revocations, and with it
 * for a person with none, 100 and 1,000 revocations of their own. Writes {@code target/benchmarks/task-lists.md}.
 */
@MusterProcessTest
@WithoutProof
class TaskListBenchmark {

    private static final int TASKS = 10_000;
    private static final int TURNS = Integer.getInteger("muster.benchmark.turns", 15);
    private static final int WARM_UP = 5;
    private static final String GROUP = "validator";
    private static final int PAGE = 15;

    /** A person, with the engine's setting and the number of tasks concealed from them. */
    private record Reader(String id, String revokes, int revoked) {}

    private static final List<Reader> READERS = List.of(
            new Reader("reader-0", "never", 0),
            new Reader("reader-0", "auto", 0),
            new Reader("reader-100", "auto", 100),
            new Reader("reader-1000", "auto", 1000));

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void comparesListsWithAndWithoutConcealedTasks() throws IOException {
        fill();
        var lists = new long[READERS.size()][TURNS];
        var counts = new long[READERS.size()][TURNS];
        for (var turn = -WARM_UP; turn < TURNS; turn++) {
            for (var which = 0; which < READERS.size(); which++) {
                var reader = READERS.get(which);
                var before = System.nanoTime();
                var page = as(reader, query -> query.listPage(0, PAGE).size());
                var between = System.nanoTime();
                var count = as(reader, TaskQuery::count);
                var after = System.nanoTime();
                assertThat(page.intValue()).isEqualTo(PAGE);
                assertThat(count.longValue()).isEqualTo(TASKS - reader.revoked());
                if (turn >= 0) {
                    lists[which][turn] = between - before;
                    counts[which][turn] = after - between;
                }
            }
        }
        write(lists, counts);
    }

    /** Rows as the engine writes them for a task with one candidate group. */
    private void fill() {
        var now = Timestamp.from(Instant.now());
        var tasks = IntStream.range(0, TASKS).mapToObj("bench-%05d"::formatted).toList();
        jdbc.batchUpdate(
                "insert into ACT_RU_TASK (ID_, REV_, NAME_, PRIORITY_, CREATE_TIME_, SUSPENSION_STATE_, TASK_STATE_)"
                        + " values (?, 1, ?, 50, ?, 1, 'Created')",
                tasks.stream()
                        .map(task -> new Object[] {task, "Review independently · " + task + " · tier 1", now})
                        .toList());
        jdbc.batchUpdate(
                "insert into ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_) values (?, 1, ?, 'candidate', ?)",
                tasks.stream()
                        .map(task -> new Object[] {"link-" + task, GROUP, task})
                        .toList());
        var rows = new ArrayList<Object[]>();
        tasks.forEach(task -> rows.add(new Object[] {
            "grant-" + task,
            Authorization.AUTH_TYPE_GRANT,
            GROUP,
            null,
            Resources.TASK.resourceType(),
            task,
            Permissions.READ.getValue() | TaskPermissions.TASK_WORK.getValue()
        }));
        // Each task is concealed from one person or two, as it is from its developer and the starter of its process.
        for (var reader : READERS) {
            for (var at = 0; reader.revokes().equals("auto") && at < reader.revoked(); at++) {
                rows.add(revoked(reader.id(), tasks.get(at * (TASKS / reader.revoked()))));
            }
        }
        tasks.forEach(task -> rows.add(revoked("other-" + Math.floorMod(task.hashCode(), 50), task)));
        jdbc.batchUpdate(
                "insert into ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, GROUP_ID_, USER_ID_, RESOURCE_TYPE_, RESOURCE_ID_,"
                        + " PERMS_) values (?, 1, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    private static Object[] revoked(String person, String task) {
        return new Object[] {
            "revoke-" + person + "-" + task,
            Authorization.AUTH_TYPE_REVOKE,
            null,
            person,
            Resources.TASK.resourceType(),
            task,
            0
        };
    }

    private interface Asked {
        Number of(TaskQuery query);
    }

    private Number as(Reader reader, Asked asked) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        configuration.setAuthorizationCheckRevokes(reader.revokes());
        engine.getIdentityService().setAuthentication(reader.id(), List.of(GROUP));
        try {
            return asked.of(engine.getTaskService()
                    .createTaskQuery()
                    .taskCandidateGroup(GROUP)
                    .includeAssignedTasks()
                    .orderByTaskCreateTime()
                    .desc());
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private static void write(long[][] lists, long[][] counts) throws IOException {
        var lines = new ArrayList<>(List.of(
                "| Reader | First page of 15, ms (median) | Slowest | Count, ms (median) | Slowest |",
                "|---|---|---|---|---|"));
        for (var which = 0; which < READERS.size(); which++) {
            var reader = READERS.get(which);
            lines.add("| revocations %s, %,d of the reader | %s | %s |"
                    .formatted(reader.revokes(), reader.revoked(), cells(lists[which]), cells(counts[which])));
        }
        var file = Path.of("target/benchmarks/task-lists.md");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
    }

    private static String cells(long[] nanos) {
        var sorted = Arrays.stream(nanos).sorted().toArray();
        return String.format(
                Locale.ROOT, "%.1f | %.1f", sorted[sorted.length / 2] / 1e6, sorted[sorted.length - 1] / 1e6);
    }
}
