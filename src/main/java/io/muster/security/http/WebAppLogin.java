package io.muster.security.http;

import io.muster.security.passwords.TooManyAttempts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Handles the login form that Camunda's web applications show after signing out there, or when the session has ended.
 * We answer its request instead of the engine, which knows neither our throttle nor our session.
 */
class WebAppLogin implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    /** {@code /camunda/api/admin/auth/user/<engine>/login/<application>} */
    static final String PATH = "/camunda/api/admin/auth/user/*/login/*";

    /** Forwards to what the form expects as an answer: who is signed in, and for which applications. */
    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn) {
        var uri = request.getRequestURI();
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, uri.substring(0, uri.lastIndexOf("/login/")));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        response.sendError(
                why instanceof TooManyAttempts
                        ? HttpStatus.TOO_MANY_REQUESTS.value()
                        : HttpStatus.UNAUTHORIZED.value());
    }
}
