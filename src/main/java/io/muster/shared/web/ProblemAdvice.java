package io.muster.shared.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.muster.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where a refusal becomes HTTP: RFC 9457 problem details. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    /**
     * A problem must never be mistaken for the rest of a body: when a part of that has left already, the refusal is
     * thrown on, and the server cuts the connection.
     */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Refusal refusal, HttpServletResponse response) {
        if (response.isCommitted()) {
            throw refusal;
        }
        return ResponseEntity.status(refusal.kind().status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(refusal));
    }

    /** What our own values say about themselves is for the sender; what Jackson says about our classes is not. */
    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var problem = first(unreadable, Refusal.class)
                .map(ProblemAdvice::problem)
                .orElseGet(() -> ProblemDetail.forStatusAndDetail(status, complaint(unreadable)));
        return handleExceptionInternal(
                unreadable, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
    }

    private static ProblemDetail problem(Refusal refusal) {
        var problem = ProblemDetail.forStatus(refusal.kind().status());
        problem.setType(URI.create("/problems/" + refusal.slug()));
        problem.setTitle(title(refusal.slug()));
        problem.setDetail(refusal.getMessage());
        return problem;
    }

    private static String complaint(Throwable unreadable) {
        var why = first(unreadable, IllegalArgumentException.class)
                .map(Throwable::getMessage)
                .orElse("not readable as what is wanted here");
        return first(unreadable, JsonMappingException.class)
                .map(ProblemAdvice::field)
                .filter(field -> !field.isEmpty())
                .map(field -> "'%s': %s".formatted(field, why))
                .orElse("The request's body is missing or " + why);
    }

    private static String field(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> wanted) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(wanted::isInstance)
                .map(wanted::cast)
                .findFirst();
    }

    private static String title(String slug) {
        return Character.toUpperCase(slug.charAt(0)) + slug.substring(1).replace('-', ' ');
    }
}
