package io.muster.security.passwords;

import io.muster.security.RefusedRequests;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** The origin of a password attempt: its address and request. */
public final class TriedAt extends WebAuthenticationDetails {

    private final String endpoint;

    public TriedAt(HttpServletRequest request) {
        super(request);
        this.endpoint = RefusedRequests.describe(request);
    }

    static String endpoint(Authentication asked) {
        return asked.getDetails() instanceof TriedAt tried ? tried.endpoint : "a program";
    }

    static String address(Authentication asked) {
        return asked.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "local";
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof TriedAt that && endpoint.equals(that.endpoint);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
