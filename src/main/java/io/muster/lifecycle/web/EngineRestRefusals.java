package io.muster.lifecycle.web;

import io.muster.shared.Refusal;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.spi.ExtendedExceptionMapper;
import org.springframework.boot.autoconfigure.jersey.ResourceConfigCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What our listeners refuse is the caller's fault, but the engine's REST API wraps it and answers 500. Here it gets the
 * status of the refusal, in the form the engine's clients know: {@code type} and {@code message}.
 */
@Configuration(proxyBeanMethods = false)
class EngineRestRefusals {

    @Bean
    ResourceConfigCustomizer refusalsKeepTheirStatus() {
        return rest -> rest.register(new Bare()).register(new WrappedByEngine()).register(new WrappedByRest());
    }

    private static Optional<Refusal> refusalIn(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    /** One for each type the engine has a mapper for, because the nearest type wins. */
    private abstract static class Mapper<T extends Throwable> implements ExtendedExceptionMapper<T> {

        @Override
        public boolean isMappable(T failure) {
            return refusalIn(failure).isPresent();
        }

        @Override
        public Response toResponse(T failure) {
            var refusal = refusalIn(failure).orElseThrow();
            return Response.status(refusal.kind().status())
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(ExceptionDto.fromException(refusal))
                    .build();
        }
    }

    @Priority(1)
    private static final class Bare extends Mapper<Refusal> {}

    @Priority(1)
    private static final class WrappedByEngine extends Mapper<ProcessEngineException> {}

    @Priority(1)
    private static final class WrappedByRest extends Mapper<RestException> {}
}
