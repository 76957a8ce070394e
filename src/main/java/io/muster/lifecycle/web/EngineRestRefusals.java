package io.muster.lifecycle.web;

import io.muster.shared.Refusal;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.glassfish.jersey.spi.ExtendedExceptionMapper;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Exception mappers for the caller's faults, which the engine's REST API wraps and answers with 500. Here they get the
 * appropriate status ({@link CallersFault}), in the form that the engine's clients expect: {@code type} and
 * {@code message}. They cover both APIs: Camunda's web applications register the same mappers for theirs as the engine
 * for its own.
 */
@Configuration(proxyBeanMethods = false)
class EngineRestRefusals {

    /** Runs before either API is built. */
    @Bean
    static BeanFactoryPostProcessor refusalsAtBothApis() {
        return beans -> {
            var classes = CamundaRestResources.getConfigurationClasses();
            classes.add(UnknownIds.class);
            classes.add(Bare.class);
            classes.add(WrappedByEngine.class);
            classes.add(WrappedByRest.class);
        };
    }

    /** One for each type for which the engine has a mapper, because the nearest type wins. */
    private abstract static class Mapper<T extends Throwable> implements ExtendedExceptionMapper<T> {

        @Override
        public boolean isMappable(T failure) {
            return CallersFault.in(failure).isPresent();
        }

        @Override
        public Response toResponse(T failure) {
            var fault = CallersFault.in(failure).orElseThrow();
            var answer = Response.status(fault.status())
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(answer(fault.cause()));
            if (fault.cause() instanceof Refusal refusal) {
                refusal.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
            }
            return answer.build();
        }

        /** A refusal under its public name; the engine's own answer would be the name of a class. */
        private static ExceptionDto answer(Throwable cause) {
            var answer = ExceptionHandlerHelper.getInstance().fromException(cause);
            if (cause instanceof Refusal refusal) {
                answer.setType(refusal.slug());
            }
            return answer;
        }
    }

    /** Maps our own refusals, and errors of the engine's API itself. */
    @Priority(1)
    public static final class Bare extends Mapper<RuntimeException> {}

    @Priority(1)
    public static final class WrappedByEngine extends Mapper<ProcessEngineException> {}

    @Priority(1)
    public static final class WrappedByRest extends Mapper<RestException> {}
}
