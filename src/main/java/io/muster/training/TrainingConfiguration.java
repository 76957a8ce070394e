package io.muster.training;

import io.muster.training.runs.TrainingRuns;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TrainingConfiguration {

    @Bean
    WorkDirectories trainingWorkDirectories(TrainingSettings settings, TrainingRuns runs) {
        return new WorkDirectories(settings.directory(), runs.node());
    }
}
