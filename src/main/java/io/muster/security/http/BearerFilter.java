package io.muster.security.http;

import io.muster.security.tokens.TokenCheck;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code Authorization: Bearer <token>} (RFC 6750). An invalid token is refused at once and not treated as anonymous. */
class BearerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final TokenCheck tokens;
    private final AuthenticationEntryPoint refusal;

    BearerFilter(TokenCheck tokens, AuthenticationEntryPoint refusal) {
        this.tokens = tokens;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var secret = secretIn(request);
        if (secret == null) {
            chain.doFilter(request, response);
            return;
        }

        var owner = tokens.check(secret);
        if (owner.isEmpty()) {
            refusal.commence(
                    request, response, new BadCredentialsException("The token is unknown, expired or revoked"));
            return;
        }

        SecurityContextHolder.setContext(new SecurityContextImpl(owner.get()));
        chain.doFilter(request, response);
    }

    private static @Nullable String secretIn(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
