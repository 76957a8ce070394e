package io.muster.scheduling.quartz;

import io.muster.scheduling.Schedules;
import io.muster.scheduling.SchedulingSettings;
import java.util.Properties;
import javax.sql.DataSource;
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

/** One Quartz job with one trigger, in the database that all nodes share. */
@Configuration(proxyBeanMethods = false)
class QuartzConfiguration {

    private static final String NAME = "muster";

    @Bean
    @DependsOnDatabaseInitialization
    SchedulerFactoryBean quartz(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Schedules schedules,
            SchedulingSettings settings) {
        var factory = new SchedulerFactoryBean();
        factory.setSchedulerName(NAME);
        factory.setDataSource(dataSource);
        factory.setTransactionManager(transactions);
        factory.setQuartzProperties(properties());
        factory.setJobFactory((bundle, scheduler) -> new ScanJob(schedules));
        factory.setJobDetails(scan());
        factory.setTriggers(every(settings));
        factory.setOverwriteExistingJobs(true);
        factory.setAutoStartup(settings.automatic());
        factory.setWaitForJobsToCompleteOnShutdown(true);
        // Several servers may run in one JVM; each has its own bean and needs no global registry.
        factory.setExposeSchedulerInRepository(false);
        return factory;
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.put("org.quartz.scheduler.instanceId", "AUTO");
        properties.put("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.put("org.quartz.threadPool.threadCount", "1");
        properties.put("org.quartz.jobStore.isClustered", "true");
        // Job data as text: nothing that is read back from the database is deserialised.
        properties.put("org.quartz.jobStore.useProperties", "true");
        // Reads binary columns with getBytes, which H2 understands as well: one delegate, one schema.
        properties.put("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        return properties;
    }

    private static JobDetail scan() {
        return JobBuilder.newJob(ScanJob.class)
                .withIdentity("scan", NAME)
                .withDescription("Starts what is due")
                .storeDurably()
                .build();
    }

    // A missed run is not made up for, because the next one finds everything that is due.
    private static Trigger every(SchedulingSettings settings) {
        return TriggerBuilder.newTrigger()
                .withIdentity("scan", NAME)
                .forJob("scan", NAME)
                .startNow()
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(settings.lookEvery().toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNowWithRemainingCount())
                .build();
    }
}
