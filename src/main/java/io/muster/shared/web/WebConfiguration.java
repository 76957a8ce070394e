package io.muster.shared.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    /** Runs after authentication. */
    @Bean
    FilterRegistrationBean<EngineBodyLimit> engineBodyLimit(WebSettings settings) {
        var registration = new FilterRegistrationBean<>(new EngineBodyLimit(settings.maxBody()));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/*");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return registration;
    }

    /** Runs after the size limit, because it reads bodies to the end. */
    @Bean
    FilterRegistrationBean<EngineTextCheck> engineTextCheck() {
        var registration = new FilterRegistrationBean<>(new EngineTextCheck());
        registration.addUrlPatterns("/engine-rest/*", "/camunda/*");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }
}
