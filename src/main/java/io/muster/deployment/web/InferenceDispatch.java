package io.muster.deployment.web;

import io.muster.security.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerAdapter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The short way of predictions through Spring's dispatcher, before all others. As a mapping it spares them the
 * comparison with every pattern of the server, twice per request, which took a third of the time of a small prediction.
 * As an adapter it calls {@link InferenceController} directly: Spring's own would prepare binders, models, sessions and
 * asynchronous results, which a prediction does not use, and that costs more than scoring a small model.
 */
@Component
class InferenceDispatch extends RequestMappingHandlerMapping implements HandlerAdapter {

    private final InferenceController controller;
    private final CurrentActor caller;

    InferenceDispatch(InferenceController controller, CurrentActor caller) {
        this.controller = controller;
        this.caller = caller;
        setOrder(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    protected boolean isHandler(Class<?> type) {
        return InferenceController.class.isAssignableFrom(type);
    }

    /** Leaves all other requests to the other mappings. */
    @Override
    protected @Nullable HandlerMethod handleNoMatch(
            Set<RequestMappingInfo> infos, String lookupPath, HttpServletRequest request) {
        return null;
    }

    @Override
    public boolean supports(Object handler) {
        return handler instanceof HandlerMethod method && method.getBean() == controller;
    }

    @Override
    public @Nullable ModelAndView handle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        var path = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var name = (String) path.get(InferenceController.NAME);
        var version = (String) path.get(InferenceController.VERSION);
        if (version == null) {
            controller.infer(name, request, response, caller.get());
        } else {
            controller.infer(name, version, request, response, caller.get());
        }
        return null;
    }

    @Override
    @SuppressWarnings("deprecation") // Spring calls this on every adapter; predictions have no modification date.
    public long getLastModified(HttpServletRequest request, Object handler) {
        return -1;
    }
}
