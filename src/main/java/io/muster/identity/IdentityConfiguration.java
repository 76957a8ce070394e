package io.muster.identity;

import io.muster.identity.bridge.EngineGroups;
import io.muster.identity.bridge.EngineRestBridge;
import io.muster.identity.bridge.WebAppsBridge;
import io.muster.security.CurrentActor;
import io.muster.security.oidc.OidcLogout;
import jakarta.servlet.Filter;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers the bridges directly after Spring Security's filters and before all of the engine's. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    private static final int BEHIND_SPRING_SECURITY = SecurityProperties.DEFAULT_FILTER_ORDER + 10;

    @Bean
    FilterRegistrationBean<EngineRestBridge> engineRestBridge(
            CurrentActor current, EngineGroups groups, IdentityService identity) {
        return behindSecurity(new EngineRestBridge(current, groups, identity), "/engine-rest/*");
    }

    @Bean
    FilterRegistrationBean<WebAppsBridge> webAppsBridge(
            CurrentActor current, EngineGroups groups, ProcessEngine engine, OidcLogout signOut) {
        return behindSecurity(new WebAppsBridge(current, groups, engine, signOut), "/camunda/api/*", "/camunda/app/*");
    }

    private static <T extends Filter> FilterRegistrationBean<T> behindSecurity(T filter, String... paths) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(paths);
        registration.setOrder(BEHIND_SPRING_SECURITY);
        return registration;
    }
}
