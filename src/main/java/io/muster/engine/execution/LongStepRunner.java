package io.muster.engine.execution;

import io.muster.step.BusinessKey;
import io.muster.step.StepContract;
import io.muster.step.StepRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The runner of a long step whose lock this node holds; it reports the result to the engine. */
@Component
class LongStepRunner {

    private static final Logger LOG = LoggerFactory.getLogger(LongStepRunner.class);

    private final StepRegistry steps;
    private final ExternalTaskService externalTasks;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;
    private final WorkerSettings settings;

    LongStepRunner(
            StepRegistry steps,
            ExternalTaskService externalTasks,
            RuntimeService runtime,
            TransactionTemplate transaction,
            WorkerSettings settings) {
        this.steps = steps;
        this.externalTasks = externalTasks;
        this.runtime = runtime;
        this.transaction = transaction;
        this.settings = settings;
    }

    /** Reports every failure to the engine and throws nothing. */
    void run(LockedExternalTask task, HeldLock lock) {
        try {
            complete(task, lock);
        } catch (InterruptedException | CancellationException e) {
            // Either the instance is gone, or this node is stopping and another takes over once the lock expires.
            LOG.info("Step '{}' of {} was stopped: {}", task.getTopicName(), task.getBusinessKey(), e.getMessage());
            Thread.interrupted();
            release(task);
        } catch (RuntimeException | Error e) {
            // Native runtimes also fail with errors. Unreported, the step would be retried without an incident.
            LOG.warn("Step '{}' of {} failed", task.getTopicName(), task.getBusinessKey(), e);
            fail(task, e);
        }
    }

    private void complete(LockedExternalTask task, HeldLock lock) throws InterruptedException {
        var contract = steps.find(task.getTopicName()).orElseThrow();
        var context = context(task, contract);
        var conclusion = steps.longStep(contract.id()).work(context, lock);
        lock.conclude();
        transaction.executeWithoutResult(status -> {
            var result = conclusion.conclude();
            externalTasks.complete(task.getId(), task.getWorkerId(), contract.variables(result));
        });
    }

    private VariableContext context(LockedExternalTask task, StepContract contract) {
        var key = BusinessKey.parse(task.getBusinessKey());
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        if (instance == null) {
            throw new CancellationException("Process instance %s ended".formatted(task.getProcessInstanceId()));
        }
        return new VariableContext(
                contract,
                key,
                instance.getRootProcessInstanceId(),
                instance.getId(),
                "%s/%s".formatted(key, task.getActivityInstanceId()),
                task.getVariables()::get,
                task.getVariables()::get);
    }

    private void fail(LockedExternalTask task, Throwable failure) {
        var waits = waits(task);
        var left = task.getRetries() == null ? waits.size() : task.getRetries() - 1;
        var wait = left > 0 ? waitBefore(left, waits).toMillis() : 0;
        lost(
                task,
                () -> externalTasks.handleFailure(
                        task.getId(),
                        task.getWorkerId(),
                        String.valueOf(failure.getMessage()),
                        stackTrace(failure),
                        Math.max(left, 0),
                        wait));
    }

    private List<Duration> waits(LockedExternalTask task) {
        var declared = steps.find(task.getTopicName()).orElseThrow().retries();
        return declared.isEmpty() ? settings.retries() : declared;
    }

    private static Duration waitBefore(int left, List<Duration> waits) {
        return waits.get(Math.max(0, waits.size() - left));
    }

    private void release(LockedExternalTask task) {
        lost(task, () -> {
            var mine = externalTasks
                    .createExternalTaskQuery()
                    .externalTaskId(task.getId())
                    .workerId(task.getWorkerId())
                    .count();
            if (mine > 0) {
                externalTasks.unlock(task.getId());
            }
        });
    }

    private static void lost(LockedExternalTask task, Runnable report) {
        try {
            report.run();
        } catch (RuntimeException e) {
            // The task may be gone or locked by another node by now, which the engine signals in many ways: nothing to
            // report.
            LOG.info("Task {} of {} is no longer ours: {}", task.getId(), task.getBusinessKey(), e.getMessage());
        }
    }

    private static String stackTrace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    List<String> topics() {
        return steps.all().stream()
                .filter(StepContract::isLong)
                .map(StepContract::id)
                .toList();
    }
}
