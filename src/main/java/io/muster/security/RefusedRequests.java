package io.muster.security;

import io.muster.shared.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes events about refused requests, and decides which of them are worth an event. */
@Component
public class RefusedRequests {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final int LONGEST_PATH = 500;

    private final CurrentActor current;
    private final ApplicationEventPublisher events;

    RefusedRequests(CurrentActor current, ApplicationEventPublisher events) {
        this.current = current;
        this.events = events;
    }

    /** @return whether the request would change something; its query string is deliberately not looked at */
    public static boolean isChange(HttpServletRequest request) {
        return !READING.contains(request.getMethod());
    }

    public static String describe(HttpServletRequest request) {
        var path = request.getRequestURI();
        return request.getMethod() + " " + Texts.abbreviate(path, LONGEST_PATH);
    }

    public void record(HttpServletRequest request, String why) {
        if (isChange(request)) {
            current.find().ifPresent(by -> events.publishEvent(new RequestRefused(by, describe(request), why)));
        }
    }
}
