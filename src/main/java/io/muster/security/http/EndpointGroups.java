package io.muster.security.http;

import io.muster.security.ReadAccess;
import java.util.List;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** All paths of Muster, grouped by who may call them. A path that is not listed is refused. */
final class EndpointGroups {

    /** For programs that call models, by the thousand. */
    static final List<String> PREDICTIONS = List.of("/v2/models/**");

    /** For programs: Basic or Bearer authentication at every call, no session, so no CSRF token. */
    static final List<String> PROGRAMS = List.of(
            "/engine-rest/**",
            "/api/**",
            "/v2/**",
            "/v3/api-docs/**",
            "/v3/api-docs.yaml",
            "/actuator/**",
            "/.well-known/**");

    /** Public: whether the process is alive, and nothing else about it. */
    static final List<String> LIVENESS =
            List.of("/actuator/health/liveness", "/actuator/health/readiness", "/v2/health/live", "/v2/health/ready");

    /** Public: where the web applications are. The Camunda Modeler asks without credentials. */
    static final List<String> LINKS = List.of("/.well-known/camunda-automation-platform/webapps");

    /**
     * Always refused. The engine checks a password here without our throttle, so that passwords could be guessed; the
     * web applications' own login would do the same if ours ({@link WebAppLogin}) did not answer first; and their setup
     * page creates administrators. Workers fetch their tasks at the endpoints for programs, because the others do not
     * support waiting for tasks.
     */
    static final List<String> NEVER = List.of(
            "/engine-rest/identity/verify/**",
            "/engine-rest/engine/*/identity/verify/**",
            "/camunda/api/engine/engine/*/identity/verify/**",
            "/camunda/api/admin/auth/user/*/login/**",
            "/camunda/api/admin/setup/**",
            "/camunda/api/engine/engine/*/external-task/fetchAndLock/**");

    /** Metrics of models and engine, for {@link ReadAccess#OF_METRICS}. */
    static final List<String> METRICS = List.of(
            "/actuator/prometheus/**",
            "/actuator/metrics/**",
            "/engine-rest/metrics/**",
            "/engine-rest/engine/*/metrics/**",
            "/camunda/api/engine/engine/*/metrics/**",
            "/camunda/api/admin/plugin/*/*/metrics/**");

    /** Camunda's web applications, with their own CSRF tokens and headers. */
    static final List<String> WEB_APPS = List.of("/camunda", "/camunda/**");

    /**
     * Public, read-only: the names of the engines, of which there is one. The login forms of the web applications ask
     * for them before and after they send a password, and treat a refusal as a wrong password.
     */
    static final String ENGINES = "/camunda/api/engine/engine/";

    /** What the login page needs. */
    static final List<String> LOGIN =
            List.of("/login", "/assets/login.css", "/assets/favicon.svg", "/favicon.ico", "/error");

    /** Our pages, for all signed-in users; each controller decides what its page shows. */
    static final List<String> PAGES = List.of(
            "/",
            "/versions/**",
            "/processes/**",
            "/service/**",
            "/monitoring/**",
            "/findings/**",
            "/tasks/**",
            "/notifications/**",
            "/assets/**",
            "/webjars/**",
            "/swagger-ui.html",
            "/swagger-ui/**");

    private EndpointGroups() {}

    /** Matches the whole path, independent of the servlet. */
    static RequestMatcher matching(List<String> paths) {
        var builder = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(paths.stream()
                .map(builder::matcher)
                .map(RequestMatcher.class::cast)
                .toList());
    }
}
