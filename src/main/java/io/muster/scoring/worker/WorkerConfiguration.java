package io.muster.scoring.worker;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.muster.scoring.ScoringSettings;
import io.muster.scoring.worker.WorkerEnded.Reason;
import java.util.Locale;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScoringWorkerSettings.class)
class WorkerConfiguration {

    @Bean
    WorkerIsolation workerIsolation(ScoringSettings scoring, ScoringWorkerSettings settings) {
        return new WorkerIsolation(scoring, settings);
    }

    /** Down when the last start of a process failed: then nothing can be examined. */
    @Bean
    HealthIndicator scoringWorkersHealthIndicator(WorkerIsolation isolation) {
        return () -> {
            var workers = isolation.workers();
            var failure = workers.failure();
            var health = failure == null ? Health.up() : Health.down().withDetail("lastStart", failure);
            return health.withDetail("running", workers.running()).build();
        };
    }

    @Bean
    MeterBinder scoringWorkersMeters(WorkerIsolation isolation) {
        var workers = isolation.workers();
        return registry -> {
            Gauge.builder("muster.scoring.workers.running", workers, Workers::running)
                    .description("Worker processes that run")
                    .register(registry);
            FunctionCounter.builder("muster.scoring.workers.started", workers, Workers::started)
                    .description("Worker processes started so far")
                    .register(registry);
            for (var reason : Reason.values()) {
                FunctionCounter.builder("muster.scoring.workers.ended", workers, all -> all.ended(reason))
                        .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                        .description("Worker processes ended so far, by why")
                        .register(registry);
            }
        };
    }
}
