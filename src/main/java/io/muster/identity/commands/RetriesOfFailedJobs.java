package io.muster.identity.commands;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.management.SetJobRetriesBuilderImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * The command that retries failed jobs and does nothing else. The engine's own command can also stop a job (zero
 * retries) or move its due date. The deadline of a human task is such a job, so an operator could let it pass at once,
 * or never. Only administrators may do that.
 */
public final class RetriesOfFailedJobs extends SetJobRetriesCmd {

    private RetriesOfFailedJobs(String job, String definition, int retries, Date dueDate, boolean isDueDateSet) {
        super(job, definition, retries, dueDate, isDueDateSet);
    }

    private RetriesOfFailedJobs(List<String> jobs, int retries, Date dueDate, boolean isDueDateSet) {
        super(jobs, retries, dueDate, isDueDateSet);
    }

    @Override
    public Void execute(CommandContext context) {
        var person = context.getAuthentication();
        if (person != null && !ProcessTokenGuard.isAdministrator(person)) {
            requireOnlyRetries(person.getUserId());
            requireJobsOfProcess(context, person.getUserId());
            jobs().map(id -> context.getJobManager().findJobById(id))
                    .flatMap(job -> Optional.ofNullable(job).stream())
                    .forEach(job -> requireFailed(job, person.getUserId()));
        }
        return super.execute(context);
    }

    private void requireOnlyRetries(String person) {
        if (isDueDateSet) {
            throw new AuthorizationException(
                    "'%s' may not change the due date of a job: only administrators may".formatted(person));
        }
        if (retries < 1) {
            throw new AuthorizationException(
                    "'%s' may not stop a job: retries are %d, at least 1 is expected".formatted(person, retries));
        }
    }

    /** The engine checks no permission on the jobs of a batch. */
    private void requireJobsOfProcess(CommandContext context, String person) {
        var definition = jobDefinitionId == null
                ? null
                : context.getJobDefinitionManager().findById(jobDefinitionId);
        if (definition != null && definition.getProcessDefinitionKey() == null) {
            throw new AuthorizationException("'%s' may not change jobs of definition %s: they belong to no process"
                    .formatted(person, jobDefinitionId));
        }
    }

    /** Jobs selected by definition need no check: the engine changes only failed ones there. */
    private Stream<String> jobs() {
        return Stream.concat(Stream.ofNullable(jobId), Stream.ofNullable(jobIds).flatMap(List::stream));
    }

    private static void requireFailed(JobEntity job, String person) {
        if (job.getProcessDefinitionKey() == null) {
            throw new AuthorizationException(
                    "'%s' may not change job %s: it belongs to no process".formatted(person, job.getId()));
        }
        if (job.getRetries() > 0) {
            throw new AuthorizationException("'%s' may not change job %s: it has not failed, %d retries are left"
                    .formatted(person, job.getId(), job.getRetries()));
        }
    }

    /** The engine's management service, with this command in place of the engine's own. */
    public static final class Service extends ManagementServiceImpl {

        public Service(ProcessEngineConfigurationImpl engine) {
            super(engine);
        }

        @Override
        public SetJobRetriesBuilderImpl setJobRetries(int retries) {
            return new Builder(commandExecutor, retries);
        }
    }

    private static final class Builder extends SetJobRetriesBuilderImpl {

        private final CommandExecutor executor;

        Builder(CommandExecutor executor, int retries) {
            super(executor, retries);
            this.executor = executor;
        }

        @Override
        public void execute() {
            validateParameters();
            executor.execute(
                    jobIds == null
                            ? new RetriesOfFailedJobs(jobId, jobDefinitionId, retries, dueDate, isDueDateSet)
                            : new RetriesOfFailedJobs(jobIds, retries, dueDate, isDueDateSet));
        }
    }
}
