package io.muster.scoring;

import io.muster.formats.ModelFormat;
import io.muster.formats.ScoringSettings;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.workers.Isolation;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ScoringConfiguration {

    @Bean
    Scoring scoring(List<ModelFormat> formats, Artifacts artifacts, ScoringSettings settings, Isolation isolation) {
        return new Scoring(formats, artifacts, settings, isolation);
    }
}
