package io.muster.security;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;

@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration {

    /** A meter for each filter of each request tells nobody anything, and costs a prediction more than its model does. */
    @Bean
    SecurityObservationSettings noMeterOfEveryFilter() {
        return SecurityObservationSettings.noObservations();
    }
}
