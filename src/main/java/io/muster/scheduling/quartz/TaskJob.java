package io.muster.scheduling.quartz;

import io.muster.scheduling.ClusterTask;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job that runs a task, on one node of the cluster at a time. */
@DisallowConcurrentExecution
class TaskJob implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(TaskJob.class);

    private final ClusterTask task;

    TaskJob(ClusterTask task) {
        this.task = task;
    }

    @Override
    public void execute(JobExecutionContext context) {
        try {
            task.run();
        } catch (RuntimeException e) {
            // Such as an unavailable database: it must not end the repetition.
            LOG.warn("Task '{}' failed; it runs again in {}", task.name(), task.every(), e);
        }
    }
}
