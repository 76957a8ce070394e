package io.muster.security.http;

import io.muster.security.SignedIn;
import io.muster.security.oidc.JwtCheck;
import io.muster.security.tokens.TokenCheck;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * {@code Authorization: Bearer <token>} (RFC 6750), with a token of ours or of the identity provider. An invalid one is
 * refused at once and not treated as anonymous.
 */
class BearerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final TokenCheck tokens;
    private final JwtCheck jwts;
    private final AuthenticationEntryPoint refusal;

    BearerFilter(TokenCheck tokens, JwtCheck jwts, AuthenticationEntryPoint refusal) {
        this.tokens = tokens;
        this.jwts = jwts;
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

        try {
            SecurityContextHolder.setContext(new SecurityContextImpl(owner(secret)));
        } catch (AuthenticationException refused) {
            refusal.commence(request, response, refused);
            return;
        }
        chain.doFilter(request, response);
    }

    private SignedIn owner(String secret) {
        return jwts.concerns(secret)
                ? jwts.check(secret)
                : tokens.check(secret)
                        .orElseThrow(() -> new BadCredentialsException("The token is unknown, expired or revoked"));
    }

    private static @Nullable String secretIn(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
