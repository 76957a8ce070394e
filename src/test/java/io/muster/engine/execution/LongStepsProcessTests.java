package io.muster.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import example.UntilReleased;
import io.muster.engine.Extensions;
import io.muster.lifecycle.Candidates;
import io.muster.lifecycle.Diagram;
import io.muster.step.StepRegistry;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.SettableClock;
import io.muster.testing.WithoutProof;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** How long steps keep, lose and release their lock, with a step that works until it is signalled to end. */
@MusterProcessTest
@WithoutProof
@Import({Candidates.class, UntilReleased.class})
class LongStepsProcessTests {

    private static final String PROCESS = "long-step";
    private static final Duration SHORT = Duration.ofMillis(800);
    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    UntilReleased step;

    @Autowired
    StepRegistry steps;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ProcessDriver driver;

    @Autowired
    Candidates candidates;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    HistoryService history;

    private final SettableClock clock = new SettableClock();
    private final List<LongStepWorker> workers = new ArrayList<>();
    private String deployment;
    private String instance;

    @BeforeEach
    void waitsForAWorker() {
        step.forget();
        var task = "<bpmn:serviceTask id=\"Work\" camunda:type=\"external\" camunda:topic=\"untilReleased\"/>";
        deployment = repository
                .createDeployment()
                .name(PROCESS)
                .addString("long-step.bpmn", Diagram.around(PROCESS, task, "Work"))
                .deploy()
                .getId();
        instance = runtime.startProcessInstanceByKey(
                        PROCESS, candidates.candidate().toString())
                .getId();
    }

    @AfterEach
    void tidyUp() {
        step.end();
        workers.forEach(LongStepWorker::stop);
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void renewsItsLockWhileItWorksSoThatNoOtherWorkerBegins() throws InterruptedException {
        started(SHORT);
        step.awaitBegin(SOON);
        var first = lockedUntil();
        await().atMost(SOON)
                .until(() -> new Date().after(first) && lockedUntil().after(first));

        assertThat(worker(SHORT).workOnce()).isFalse();
        step.end();
        await().atMost(SOON).until(this::isPast);

        assertThat(step.begun()).isEqualTo(1);
        assertThat(step.concluded()).isEqualTo(1);
    }

    @Test
    void takesOverWhatADeadServerHeld() {
        externalTasks.fetchAndLock(1, "a dead server").topic("untilReleased", 1).execute();
        step.end();
        await().atMost(SOON).until(worker(SHORT)::workOnce);

        assertThat(isPast()).isTrue();
        assertThat(step.concluded()).isEqualTo(1);
    }

    @Test
    void givesItsStepBackWhenTheServerStops() throws InterruptedException {
        var stopping = started(Duration.ofMinutes(10));
        step.awaitBegin(SOON);
        stopping.stop();
        assertThat(step.interrupted()).isEqualTo(1);

        step.end();
        assertThat(worker(SHORT).workOnce()).isTrue();
        assertThat(isPast()).isTrue();
    }

    @Test
    void stopsItsWorkWhenTheInstanceEnds() throws InterruptedException {
        started(SHORT);
        step.awaitBegin(SOON);
        // A request that coincides with a renewal of the lock is answered with "try again", as over the API.
        await().atMost(SOON)
                .ignoreExceptionsInstanceOf(OptimisticLockingException.class)
                .until(() -> {
                    runtime.deleteProcessInstance(instance, "withdrawn");
                    return true;
                });

        await().atMost(SOON).until(() -> step.interrupted() == 1);
        assertThat(step.concluded()).isEqualTo(0);
    }

    @Test
    void stopsItsWorkBeforeTheLockRunsOutWhenTheDatabaseDoesNotAnswer() throws InterruptedException {
        var deadLine = new CountDownLatch(1);
        var engine = new Extensions(externalTasks);
        engine.take(() -> awaitQuietly(deadLine));
        worker(SHORT, engine.service()).start();
        step.awaitBegin(SOON);

        clock.forward(SHORT);
        await().atMost(SOON).until(() -> step.interrupted() == 1);
        deadLine.countDown();
        assertThat(step.concluded()).isEqualTo(0);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void throwsTheResultAwayWhenAnotherHasTheLock() throws InterruptedException {
        var slow = new Thread(() -> worker(Duration.ofMillis(1)).workOnce());
        slow.start();
        step.awaitBegin(SOON);
        externalTasks
                .fetchAndLock(1, "another server")
                .topic("untilReleased", 60_000)
                .execute();
        step.end();
        slow.join(SOON.toMillis());

        assertThat(isPast()).isFalse();
        assertThat(task().getWorkerId()).isEqualTo("another server");
    }

    @Test
    void failsIntoAnIncidentWhenItsRetriesAreUsedUp() {
        step.fail();
        var worker = worker(SHORT);
        // Two waits in the list below, so three tries.
        await().atMost(SOON).until(() -> {
            worker.workOnce();
            return runtime.createIncidentQuery().processInstanceId(instance).count() == 1;
        });

        assertThat(step.begun()).isEqualTo(3);
        assertThat(task().getErrorMessage()).isEqualTo("Failing as requested");
    }

    private LongStepWorker started(Duration lock) {
        var worker = worker(lock);
        worker.start();
        return worker;
    }

    private LongStepWorker worker(Duration lock) {
        return worker(lock, externalTasks);
    }

    private LongStepWorker worker(Duration lock, ExternalTaskService service) {
        var retries = List.of(Duration.ofMillis(1), Duration.ofMillis(1));
        var settings = new WorkerSettings(true, 1, lock, Duration.ofMillis(50), retries);
        var own = new LongStepRunner(steps, service, runtime, transaction, settings);
        var worker = new LongStepWorker(service, own, settings, clock);
        workers.add(worker);
        return worker;
    }

    private Date lockedUntil() {
        return task().getLockExpirationTime();
    }

    private ExternalTask task() {
        return externalTasks
                .createExternalTaskQuery()
                .processInstanceId(instance)
                .singleResult();
    }

    private boolean isPast() {
        driver.settleJobs();
        return history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .finished()
                        .count()
                == 1;
    }
}
