package io.muster.validation.checks;

import io.muster.validation.model.MetricCatalogue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CheckConfiguration {

    @Bean
    MetricCatalogue metricCatalogue(Checks checks) {
        return checks.metrics();
    }
}
