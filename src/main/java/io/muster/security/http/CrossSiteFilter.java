package io.muster.security.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses cross-site requests where no CSRF token protects the endpoint. Browsers keep a password typed into their own
 * dialog and send it with requests from any site; the browser's Fetch Metadata header ({@code Sec-Fetch-Site})
 * identifies them. Programs do not send it, except desktop programs built on a browser, such as the Camunda Modeler:
 * their pages' origin is {@code file://}, which no page in a real browser has (a local file's is {@code null} there).
 */
class CrossSiteFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String DESKTOP_PROGRAM = "file://";
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final AccessDeniedHandler refusal;

    CrossSiteFilter(AccessDeniedHandler refusal) {
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!READING.contains(request.getMethod()) && isOtherSite(request)) {
            refusal.handle(
                    request,
                    response,
                    new AccessDeniedException("A page of another site may not change anything here"));
            return;
        }

        chain.doFilter(request, response);
    }

    private static boolean isOtherSite(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return site != null && !OWN.contains(site) && !DESKTOP_PROGRAM.equals(request.getHeader("Origin"));
    }
}
