package io.muster.scheduling.quartz;

import io.muster.scheduling.ClusterTask;
import io.muster.scheduling.Schedules;
import io.muster.scheduling.SchedulingSettings;
import io.muster.shared.SortableIds;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import org.springframework.transaction.PlatformTransactionManager;

/** The Quartz jobs, each with one trigger, in the database that all nodes share. */
@Configuration(proxyBeanMethods = false)
class QuartzConfiguration {

    private static final String NAME = "muster";
    private static final String SCAN = "scan";

    @Bean
    @DependsOnDatabaseInitialization
    SchedulerFactoryBean quartz(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Schedules schedules,
            List<ClusterTask> tasks,
            SchedulingSettings settings,
            SortableIds ids) {
        var factory = new SchedulerFactoryBean();
        factory.setSchedulerName(NAME);
        factory.setDataSource(dataSource);
        factory.setTransactionManager(transactions);
        factory.setQuartzProperties(properties(ids.next()));
        factory.setJobFactory((bundle, scheduler) -> job(bundle.getJobDetail(), schedules, tasks));
        factory.setJobDetails(Stream.concat(Stream.of(scan()), tasks.stream().map(QuartzConfiguration::detail))
                .toArray(JobDetail[]::new));
        factory.setTriggers(Stream.concat(
                        Stream.of(every(SCAN, settings.lookEvery())),
                        tasks.stream().map(task -> every(task.name(), task.every())))
                .toArray(Trigger[]::new));
        factory.setOverwriteExistingJobs(true);
        factory.setAutoStartup(settings.automatic());
        factory.setWaitForJobsToCompleteOnShutdown(true);
        // Several servers may run in one JVM; each has its own bean and needs no global registry.
        factory.setExposeSchedulerInRepository(false);
        return factory;
    }

    /** @param node names this node among the others; Quartz's own name needs a host name, which a container may lack */
    private static Properties properties(String node) {
        var properties = new Properties();
        properties.put("org.quartz.scheduler.instanceId", node);
        properties.put("org.quartz.scheduler.skipUpdateCheck", "true");
        // One for what is due, which must not wait for a long task, and one for the tasks.
        properties.put("org.quartz.threadPool.threadCount", "2");
        properties.put("org.quartz.jobStore.isClustered", "true");
        // Job data as text: nothing that is read back from the database is deserialised.
        properties.put("org.quartz.jobStore.useProperties", "true");
        // Reads binary columns with getBytes, which H2 understands as well: one delegate, one schema.
        properties.put("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        return properties;
    }

    private static Job job(JobDetail detail, Schedules schedules, List<ClusterTask> tasks) {
        var name = detail.getKey().getName();
        return name.equals(SCAN)
                ? new ScanJob(schedules)
                : new TaskJob(tasks.stream()
                        .filter(task -> task.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(
                                "Task '%s' is in the database, but this node does not have it".formatted(name))));
    }

    private static JobDetail detail(ClusterTask task) {
        return JobBuilder.newJob(TaskJob.class)
                .withIdentity(task.name(), NAME)
                .storeDurably()
                .build();
    }

    private static JobDetail scan() {
        return JobBuilder.newJob(ScanJob.class)
                .withIdentity(SCAN, NAME)
                .withDescription("Starts what is due")
                .storeDurably()
                .build();
    }

    // A missed run is not made up for, because the next one finds everything that is due.
    private static Trigger every(String job, Duration interval) {
        return TriggerBuilder.newTrigger()
                .withIdentity(job, NAME)
                .forJob(job, NAME)
                .startNow()
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(interval.toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNowWithRemainingCount())
                .build();
    }
}
