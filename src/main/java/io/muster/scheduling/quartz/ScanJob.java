package io.muster.scheduling.quartz;

import io.muster.scheduling.Schedules;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The job that fires due schedules, on one node of the cluster at a time. */
@DisallowConcurrentExecution
class ScanJob implements Job {

    private final Schedules schedules;

    ScanJob(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    public void execute(JobExecutionContext context) {
        schedules.fireDue();
    }
}
