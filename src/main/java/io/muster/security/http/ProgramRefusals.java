package io.muster.security.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.security.RefusedRequests;
import io.muster.security.SecurityProblem;
import io.muster.security.oidc.ProviderUnavailable;
import io.muster.security.passwords.TooManyAttempts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * The 401 and 403 answers for programs, as problem details (RFC 9457). The Camunda Modeler asks for a password only
 * after a 401 with a challenge.
 */
@Component
class ProgramRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ObjectMapper json;
    private final RefusedRequests refused;

    ProgramRefusals(ObjectMapper json, RefusedRequests refused) {
        this.json = json;
        this.refused = refused;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof TooManyAttempts tooMany) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(tooMany.waitingTime().toSeconds()));
            write(response, HttpStatus.TOO_MANY_REQUESTS, SecurityProblem.TOO_MANY_ATTEMPTS, tooMany.getMessage());
            return;
        }

        if (why instanceof ProviderUnavailable) {
            write(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    SecurityProblem.IDENTITY_PROVIDER_UNAVAILABLE,
                    why.getMessage());
            return;
        }

        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"muster\", charset=\"UTF-8\"");
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"muster\"");
        write(
                response,
                HttpStatus.UNAUTHORIZED,
                SecurityProblem.NOT_SIGNED_IN,
                "Expected a user and password (Basic) or an access token (Bearer): " + why.getMessage());
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        refused.record(request, why.getMessage());
        write(response, HttpStatus.FORBIDDEN, SecurityProblem.NOT_ALLOWED, why.getMessage());
    }

    private void write(HttpServletResponse response, HttpStatus status, SecurityProblem type, String detail)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }

        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + type.slug()));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
