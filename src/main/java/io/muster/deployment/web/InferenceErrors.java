package io.muster.deployment.web;

import io.muster.security.CurrentActor;
import io.muster.shared.Refusal;
import io.muster.shared.Texts;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Errors in the form of the Open Inference Protocol, on its paths only: everywhere else Muster uses problem details.
 * The protocol defines 400 for every fault of a request. What its address does not name correctly is 404 and what does
 * not serve is 503, as the protocol has it for a model's readiness and other servers have it everywhere.
 */
@RestControllerAdvice(assignableTypes = {InferenceController.class, ModelsController.class, ServerController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class InferenceErrors {

    private static final Logger LOG = LoggerFactory.getLogger(InferenceErrors.class);

    private static final int LONGEST = 2_000;

    private final CurrentActor caller;

    InferenceErrors(CurrentActor caller) {
        this.caller = caller;
    }

    record Failure(String error) {}

    @ExceptionHandler
    ResponseEntity<Failure> on(Refusal refusal) {
        var failure = failure(status(refusal.kind()), String.valueOf(refusal.getMessage()));
        return refusal.retryAfter()
                .map(wait -> ResponseEntity.status(failure.getStatusCode())
                        .headers(failure.getHeaders())
                        .header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()))
                        .body(failure.getBody()))
                .orElse(failure);
    }

    private static int status(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID, CONFLICT, STALE, UNPROCESSABLE, PRECONDITION_REQUIRED -> 400;
            case NOT_FOUND, FORBIDDEN, TOO_LARGE, TOO_MANY, UNAVAILABLE -> kind.status();
        };
    }

    @ExceptionHandler
    ResponseEntity<Failure> on(HttpMediaTypeNotSupportedException wrongType) {
        return failure(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value(), String.valueOf(wrongType.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Failure> on(AccessDeniedException denied) {
        if (caller.find().isEmpty()) {
            throw denied;
        }
        return failure(HttpStatus.FORBIDDEN.value(), "Your roles do not allow this");
    }

    @ExceptionHandler
    ResponseEntity<Failure> on(RuntimeException unexpected, HttpServletRequest request) {
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), unexpected);
        return failure(HttpStatus.INTERNAL_SERVER_ERROR.value(), "The server failed; its log says why");
    }

    /** The error quotes the request, but not megabytes of it. */
    private static ResponseEntity<Failure> failure(int status, String why) {
        var message = Texts.abbreviate(why, LONGEST);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Failure(message));
    }
}
