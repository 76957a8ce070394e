package io.muster.shared.web;

import io.muster.shared.Refusal;
import java.net.URI;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where a refusal becomes HTTP: RFC 9457 problem details. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Refusal refusal) {
        var problem = ProblemDetail.forStatus(refusal.kind().status());
        problem.setType(URI.create("/problems/" + refusal.slug()));
        problem.setTitle(title(refusal.slug()));
        problem.setDetail(refusal.getMessage());
        return ResponseEntity.status(refusal.kind().status()).body(problem);
    }

    private static String title(String slug) {
        return Character.toUpperCase(slug.charAt(0)) + slug.substring(1).replace('-', ' ');
    }
}
