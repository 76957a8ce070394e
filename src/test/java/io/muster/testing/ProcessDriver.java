package io.muster.testing;

import io.muster.engine.duedates.TaskTimer;
import io.muster.engine.execution.LongStepWorker;
import io.muster.shared.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/** The driver of processes: executes jobs and long steps until everything waits for people, timers or operators. */
@TestComponent
public class ProcessDriver {

    private static final int MOST_ROUNDS = 500;

    private final ProcessEngine engine;
    private final LongStepWorker worker;

    public ProcessDriver(ProcessEngine engine, LongStepWorker worker) {
        this.engine = engine;
        this.worker = worker;
    }

    /** Until nothing moves any more. What fails stays as a job or step without retries. */
    public void settle() {
        for (var round = 0; round < MOST_ROUNDS; round++) {
            if (!executeJobs() && !worker.workOnce()) {
                return;
            }
        }
        throw new AssertionError("Processes still move after " + MOST_ROUNDS + " rounds");
    }

    /** As {@link #settle}, but the long steps stay where they are. */
    public void settleJobs() {
        for (var round = 0; executeJobs(); round++) {
            if (round == MOST_ROUNDS) {
                throw new AssertionError("Jobs still come after " + MOST_ROUNDS + " rounds");
            }
        }
    }

    /** Fires the timer of an element at any time. */
    public void fireTimer(String businessKey, String activity) {
        fire(businessKey, activity, any -> true);
    }

    private void fire(String businessKey, String activity, Predicate<Job> which) {
        var timers = management().createJobQuery().timers().activityId(activity).list().stream()
                .filter(timer -> runtime()
                                .createProcessInstanceQuery()
                                .processInstanceId(timer.getProcessInstanceId())
                                .processInstanceBusinessKey(businessKey)
                                .count()
                        == 1)
                .filter(which)
                .toList();
        if (timers.isEmpty()) {
            throw new AssertionError("No timer of '%s' waits at %s".formatted(businessKey, activity));
        }
        timers.forEach(timer -> management().executeJob(timer.getId()));
        settle();
    }

    /** Lets the time come that the table of due dates gives for a reminder or an escalation of an open task. */
    public void let(TaskTimer timer, String businessKey, String task) {
        fire(
                businessKey,
                task,
                job -> ((JobEntity) job)
                        .getJobHandlerConfigurationRaw()
                        .endsWith(TimerEventJobHandler.JOB_HANDLER_CONFIG_TASK_LISTENER_PREFIX + timer.id()));
    }

    public Optional<Task> task(String businessKey, String definition) {
        return Optional.ofNullable(tasks().createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(definition)
                .singleResult());
    }

    public List<String> waitingAt(String businessKey) {
        return tasks().createTaskQuery().processInstanceBusinessKey(businessKey).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    /** Claims and completes as a person would over Tasklist, on the evidence that is shown. */
    public void decide(String businessKey, String definition, Actor person, String decision) {
        decide(businessKey, definition, person, decision, List.of());
    }

    /** The same, on conditions. */
    public void decide(String businessKey, String definition, Actor person, String decision, List<String> conditions) {
        complete(businessKey, definition, person, decision, conditions);
        settle();
    }

    /** The same, before the process moves on. */
    public void complete(
            String businessKey, String definition, Actor person, String decision, List<String> conditions) {
        var task = task(businessKey, definition)
                .orElseThrow(() -> new AssertionError("'%s' does not wait at %s but at %s"
                        .formatted(businessKey, definition, waitingAt(businessKey))));
        var fields = new HashMap<String, Object>();
        fields.put("decision", decision);
        fields.put("reason", "For good reason");
        if (!conditions.isEmpty()) {
            // Not every form asks for them, and a form takes only its own fields.
            fields.put("conditions", String.join("\n", conditions));
        }
        fields.put("dossier", tasks().getVariableLocal(task.getId(), "dossier"));
        as(person, () -> {
            tasks().claim(task.getId(), person.id());
            tasks().complete(task.getId(), fields);
        });
    }

    /** Acts in a person's name without the engine's permission checks, which the server tests cover. */
    public void as(Actor person, Runnable work) {
        engine.getIdentityService().setAuthentication(person.id(), List.of());
        var configuration = engine.getProcessEngineConfiguration();
        var authorization = configuration.isAuthorizationEnabled();
        configuration.setAuthorizationEnabled(false);
        try {
            work.run();
        } finally {
            configuration.setAuthorizationEnabled(authorization);
            engine.getIdentityService().clearAuthentication();
        }
    }

    public RuntimeService runtime() {
        return engine.getRuntimeService();
    }

    public TaskService tasks() {
        return engine.getTaskService();
    }

    public Map<String, Object> variables(String instance) {
        return runtime().getVariables(instance);
    }

    private boolean executeJobs() {
        var jobs = management().createJobQuery().messages().withRetriesLeft().list();
        jobs.forEach(this::execute);
        return !jobs.isEmpty();
    }

    private void execute(Job job) {
        if (management().createJobQuery().jobId(job.getId()).count() == 0) {
            return;
        }
        try {
            management().executeJob(job.getId());
        } catch (RuntimeException e) {
            management().setJobRetries(job.getId(), 0);
        }
    }

    private ManagementService management() {
        return engine.getManagementService();
    }
}
