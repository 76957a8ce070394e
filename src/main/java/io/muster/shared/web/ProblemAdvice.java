package io.muster.shared.web;

import io.muster.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The one place where a refusal becomes HTTP: RFC 9457 problem details. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    /**
     * A problem must never be mistaken for the rest of a body: if part of the response has already been sent, the
     * refusal is rethrown, and the server cuts the connection.
     */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Refusal refusal, HttpServletResponse response) {
        if (response.isCommitted()) {
            throw refusal;
        }
        var answer = ResponseEntity.status(refusal.kind().status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        refusal.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
        return answer.body(problem(refusal));
    }

    /** Messages of our own value types are meant for the sender; Jackson's messages about our classes are not. */
    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var problem = RequestProblems.first(unreadable, Refusal.class)
                .map(refusal -> located(unreadable, refusal))
                .orElseGet(() -> invalid(RequestProblems.unreadable(unreadable)));
        return handleExceptionInternal(
                unreadable, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var why = RequestProblems.invalid(invalid.getAllErrors().stream());
        return handleExceptionInternal(invalid, invalid(why), headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException wrong, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var name = wrong instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(wrong.getPropertyName());
        var type = wrong.getRequiredType() == null ? String.class : wrong.getRequiredType();
        var why = RequestProblems.wrongValue(name, type, wrong.getValue());
        return handleExceptionInternal(wrong, invalid(why), headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException missing, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return missing instanceof MissingRequestHeaderException header
                ? handleExceptionInternal(missing, isMissing(header.getHeaderName()), headers, status, request)
                : super.handleServletRequestBindingException(missing, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return handleExceptionInternal(missing, isMissing(missing.getParameterName()), headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestPart(
            MissingServletRequestPartException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return handleExceptionInternal(missing, isMissing(missing.getRequestPartName()), headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException missing, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem =
                ProblemDetail.forStatusAndDetail(status, "'/%s' does not exist".formatted(missing.getResourcePath()));
        return handleExceptionInternal(missing, problem, headers, status, request);
    }

    private static ProblemDetail isMissing(String name) {
        return invalid("'%s' is missing".formatted(name));
    }

    private static ProblemDetail invalid(String why) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, why);
        problem.setType(URI.create("/problems/invalid-request"));
        problem.setTitle("Invalid request");
        return problem;
    }

    private static ProblemDetail located(Throwable unreadable, Refusal refusal) {
        var problem = problem(refusal);
        problem.setDetail(RequestProblems.located(unreadable, refusal));
        return problem;
    }

    private static ProblemDetail problem(Refusal refusal) {
        var problem = ProblemDetail.forStatus(refusal.kind().status());
        problem.setType(URI.create("/problems/" + refusal.slug()));
        problem.setTitle(refusal.title());
        problem.setDetail(refusal.getMessage());
        return problem;
    }
}
