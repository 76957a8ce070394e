package io.muster.scoring;

import io.muster.inventory.Artifacts;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScoringSettings.class)
class ScoringConfiguration {

    @Bean
    Scoring scoring(List<ModelFormat> formats, Artifacts artifacts, ScoringSettings settings, Isolation isolation) {
        return new Scoring(formats, artifacts, settings, isolation);
    }
}
