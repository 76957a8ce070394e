package io.muster.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;

@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity(jsr250Enabled = true)
class SecurityConfiguration {

    @Bean
    UserGroups userGroups(SecuritySettings settings) {
        return UserGroups.with(settings.userGroups().stream()
                .map(group -> new UserGroup(group.id(), group.name(), group.rights()))
                .toList());
    }

    /** Path patterns are read in one way only, Spring MVC's. */
    @Bean
    PathPatternRequestMatcherBuilderFactoryBean pathPatterns() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    /** A meter for each filter of each request is of no use, and costs a prediction more than its model does. */
    @Bean
    SecurityObservationSettings noMeterOfEveryFilter() {
        return SecurityObservationSettings.noObservations();
    }
}
