package io.muster.security.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.springframework.security.web.access.AuthorizationManagerWebInvocationPrivilegeEvaluator.HttpServletRequestTransformer;
import org.springframework.security.web.access.PathPatternRequestTransformer;
import org.springframework.stereotype.Component;

/** A request built from a path alone, with which {@link AnonymousAccessCheck} asks the chains as a real request would. */
@Component
class ProbeRequest implements HttpServletRequestTransformer {

    private final HttpServletRequestTransformer patterns = new PathPatternRequestTransformer();

    @Override
    public HttpServletRequest transform(HttpServletRequest request) {
        return new HttpServletRequestWrapper(patterns.transform(request)) {
            @Override
            public DispatcherType getDispatcherType() {
                return DispatcherType.REQUEST;
            }
        };
    }
}
