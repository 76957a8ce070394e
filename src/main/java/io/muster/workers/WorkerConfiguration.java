package io.muster.workers;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.muster.extensions.InstalledExtensions;
import io.muster.formats.ScoringSettings;
import io.muster.shared.ServerMetric;
import io.muster.workers.WorkerEnded.Reason;
import java.util.Locale;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {

    private final InstalledExtensions extensions;

    WorkerConfiguration(InstalledExtensions extensions) {
        this.extensions = extensions;
    }

    @Bean
    WorkerIsolation workerIsolation(ScoringSettings scoring, ScoringWorkerSettings settings) {
        return new WorkerIsolation(scoring, settings, OutsideCode.of(extensions.jars(), extensions.loaderPath()));
    }

    /** Down if the last start of a process failed, because then nothing can be examined. */
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
            Gauge.builder(ServerMetric.WORKERS_RUNNING.id(), workers, Workers::running)
                    .description(ServerMetric.WORKERS_RUNNING.definition())
                    .register(registry);
            FunctionCounter.builder(ServerMetric.WORKERS_STARTED.id(), workers, Workers::started)
                    .description(ServerMetric.WORKERS_STARTED.definition())
                    .register(registry);
            for (var reason : Reason.values()) {
                FunctionCounter.builder(ServerMetric.WORKERS_ENDED.id(), workers, all -> all.ended(reason))
                        .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                        .description(ServerMetric.WORKERS_ENDED.definition())
                        .register(registry);
            }
        };
    }
}
