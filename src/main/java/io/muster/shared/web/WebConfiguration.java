package io.muster.shared.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    /** Behind those who ask who it is. */
    @Bean
    FilterRegistrationBean<EngineBodyLimit> engineBodyLimit(WebSettings settings) {
        var registration = new FilterRegistrationBean<>(new EngineBodyLimit(settings.maxBody()));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/*");
        return registration;
    }
}
