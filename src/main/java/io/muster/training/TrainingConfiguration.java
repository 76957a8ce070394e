package io.muster.training;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrainingSettings.class)
class TrainingConfiguration {

    @Bean
    WorkDirectories trainingWorkDirectories(TrainingSettings settings, TrainingRuns runs) {
        return new WorkDirectories(settings.directory(), runs.node());
    }
}
