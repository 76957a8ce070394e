package io.muster.shared.web;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Strict reading of requests. An unknown field is refused, because a misspelt or immutable field that is ignored looks
 * like one that was accepted; so is a text that cannot be stored. Enum values may be written in any case.
 */
@Configuration(proxyBeanMethods = false)
class StrictRequests implements WebMvcConfigurer {

    private final Jackson2ObjectMapperBuilder builder;

    StrictRequests(Jackson2ObjectMapperBuilder builder) {
        this.builder = builder;
    }

    /** The application's own mapper stays lenient: it also reads stored records and responses of other servers. */
    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        var strict = strict();
        converters.stream()
                .filter(MappingJackson2HttpMessageConverter.class::isInstance)
                .map(MappingJackson2HttpMessageConverter.class::cast)
                .forEach(converter -> converter.setObjectMapper(strict));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ParameterCheck());
    }

    private ObjectMapper strict() {
        return builder.factory(new CheckedJson())
                .featuresToEnable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build();
    }
}
