package io.muster.deployment.web;

import io.muster.security.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerAdapter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The adapter that calls {@link InferenceController} directly. Spring's own adapter would prepare binders, models,
 * sessions and asynchronous results, which a prediction does not use, and that costs more than scoring a small model.
 */
@Component
class InferenceAdapter implements HandlerAdapter, Ordered {

    private final InferenceController controller;
    private final CurrentActor caller;

    InferenceAdapter(InferenceController controller, CurrentActor caller) {
        this.controller = controller;
        this.caller = caller;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
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
