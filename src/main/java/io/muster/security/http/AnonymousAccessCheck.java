package io.muster.security.http;

import io.muster.security.selfcheck.SelfCheck;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;

/** A startup check for anonymous access: asks the filter chains themselves whether they would let such a request through. */
@Component
@Order(1)
class AnonymousAccessCheck implements SelfCheck {

    private static final AnonymousAuthenticationToken ANONYMOUS = new AnonymousAuthenticationToken(
            "self-check", "no one", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    private static final Map<String, List<String>> ENDPOINTS = Map.of(
            "Engine REST authenticated?",
            List.of("GET /engine-rest/version", "POST /engine-rest/deployment/create", "GET /engine-rest/engine"),
            "Our API and inference authenticated?",
            List.of("GET /api/users", "POST /api/tokens", "POST /v2/models/any/infer", "GET /v3/api-docs"),
            "Metrics authenticated?",
            List.of("GET /actuator/prometheus", "GET /actuator/metrics", "GET /actuator/health"),
            "Pages and web applications authenticated?",
            List.of("GET /", "GET /camunda/app/admin/default/", "GET /camunda/api/engine/engine/default/task"),
            "Anything unlisted refused?",
            List.of("GET /anything-else", "POST /anything-else"));

    private final ObjectProvider<WebInvocationPrivilegeEvaluator> chains;
    private final ServerProperties server;
    private final Clock clock;

    AnonymousAccessCheck(ObjectProvider<WebInvocationPrivilegeEvaluator> chains, ServerProperties server, Clock clock) {
        this.chains = chains;
        this.server = server;
        this.clock = clock;
    }

    @Override
    public List<Answer> examine() {
        var answers = new ArrayList<Answer>();
        ENDPOINTS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(endpoint -> answer(endpoint.getKey(), endpoint.getValue()))
                .forEach(answers::add);
        answers.add(cookie());
        answers.add(timeZone());
        return answers;
    }

    private Answer answer(String question, List<String> endpoints) {
        var open = endpoints.stream().filter(this::isOpenToAnonymous).toList();
        return new Answer(question, open.isEmpty(), open.isEmpty() ? "yes" : "no: " + open);
    }

    private boolean isOpenToAnonymous(String endpoint) {
        var parts = endpoint.split(" ");
        return chains.getObject().isAllowed("", parts[1], parts[0], ANONYMOUS);
    }

    private Answer cookie() {
        var secure =
                Boolean.TRUE.equals(server.getServlet().getSession().getCookie().getSecure());
        return new Answer("Session cookie over HTTPS only?", secure, secure ? "yes" : "no");
    }

    private Answer timeZone() {
        var zone = TimeZone.getDefault();
        var utc = zone.toZoneId().getRules().equals(clock.getZone().getRules());
        return new Answer("Time zone UTC?", utc, zone.getID() + (utc ? "" : ": start with -Duser.timezone=UTC"));
    }
}
