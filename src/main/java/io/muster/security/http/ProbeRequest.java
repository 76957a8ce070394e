package io.muster.security.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.springframework.security.web.access.AuthorizationManagerWebInvocationPrivilegeEvaluator.HttpServletRequestTransformer;
import org.springframework.security.web.access.PathPatternRequestTransformer;
import org.springframework.stereotype.Component;

/** Makes a request of a path somebody only asks about ({@link AnonymousAccessCheck}), so that the chains can be asked as by a real one. */
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
