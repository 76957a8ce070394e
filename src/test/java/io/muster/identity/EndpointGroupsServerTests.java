package io.muster.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@MusterServerTest
class EndpointGroupsServerTests {

    /** {@code {id}}, {@code {*path}}, and {@code {digest:[0-9a-f]{64}}}. */
    private static final String VARIABLE = "\\{(?:[^{}]|\\{[^{}]*})*}";

    private static final Set<String> OPEN = Set.of(
            "GET /login",
            "GET /v2/health/live",
            "GET /v2/health/ready",
            "GET /.well-known/camunda-automation-platform/webapps",
            "GET /camunda/api/engine/engine/");

    /** Served by the engine, its web applications and Spring Boot, not by our controllers. */
    private static final List<String> OTHERS = List.of(
            "GET /engine-rest/version",
            "GET /engine-rest/engine",
            "GET /engine-rest/engine/default/task",
            "GET /engine-rest/process-definition",
            "POST /engine-rest/deployment/create",
            "POST /engine-rest/external-task/fetchAndLock",
            "POST /engine-rest/identity/verify",
            "GET /camunda/app/tasklist/default/",
            "GET /camunda/app/cockpit/default/",
            "GET /camunda/app/admin/default/",
            "GET /camunda/api/engine/engine",
            "GET /camunda/api/engine/engine/default",
            "POST /camunda/api/engine/engine/",
            "GET /camunda/api/engine/engine/default/task",
            "GET /camunda/api/admin/auth/user/default",
            "POST /camunda/api/admin/auth/user/default/login/tasklist",
            "GET /camunda/lib/deps.js",
            "GET /swagger-ui/index.html",
            "GET /v3/api-docs",
            "GET /actuator",
            "GET /actuator/health",
            "GET /actuator/prometheus",
            "GET /actuator/env",
            "GET /assets/app.css",
            "GET /no-such-endpoint");

    @Autowired
    Server server;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping controllers;

    /** Sent in chunks, so that the server learns its length only by reading; the engine reads parts before it asks who sends. */
    @Test
    void theEngineReadsNoMoreThanTheLimit() {
        var boundary =
                "--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a.bpmn\"\r\n\r\n".getBytes(US_ASCII);
        var tooMuch = new byte[(int) DataSize.ofMegabytes(32).toBytes() + 1000];
        var body = new SequenceInputStream(new ByteArrayInputStream(boundary), new ByteArrayInputStream(tooMuch));

        var answer = server.as("app")
                .send(
                        "POST",
                        "/engine-rest/deployment/create",
                        BodyPublishers.ofInputStream(() -> body),
                        Map.of("Content-Type", "multipart/form-data; boundary=b"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(413);
    }

    @Test
    void noUnknownUserPassesAnyEndpoint() {
        var softly = new SoftAssertions();
        Stream.concat(ours(), OTHERS.stream())
                .filter(endpoint -> !OPEN.contains(endpoint))
                .forEach(endpoint -> softly.assertThat(anonymously(endpoint))
                        .as(endpoint)
                        .satisfiesAnyOf(
                                answer -> assertThat(answer.status()).isIn(401, 403),
                                answer -> assertThat(answer.header("Location").orElse(""))
                                        .contains("/login")));
        softly.assertAll();
    }

    @Test
    void loginFormsLearnTheNameOfTheEngineAndNothingElse() {
        var answer = server.anonymous().get("/camunda/api/engine/engine/");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        // Other tests of this JVM may run engines of their own, which the web apps would list as well.
        assertThat(answer.json())
                .allSatisfy(
                        engine -> assertThat(engine.fieldNames()).toIterable().containsExactly("name"))
                .anySatisfy(engine -> assertThat(engine.path("name").asText()).isEqualTo("default"));
    }

    @Test
    void livenessIsPublicAndRevealsNothingElse() {
        var answer = server.anonymous().get("/actuator/health/liveness");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void theModelerIsAskedForAPasswordByAChallenge() {
        var answer = server.anonymous().get("/engine-rest/deployment?maxResults=0");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().headers().allValues("WWW-Authenticate"))
                .anyMatch(challenge -> challenge.startsWith("Basic "));
    }

    @Test
    void noSpellingOfThePathLeadsAroundTheGuard() {
        for (var path : List.of(
                "/%65ngine-rest/version",
                "//engine-rest/version",
                "/engine-rest;x/version",
                "/camunda/api/engine/engine//default/task",
                "/camunda/api/engine/engine/;x/default/task",
                "/camunda/api/engine/engine/%2e%2e/engine/default/task",
                "/camunda/api/engine/engine/default/task")) {
            assertThat(server.anonymous().get(path).status()).as(path).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void theModelerFindsTheWebApplications() {
        var links = server.anonymous()
                .get("/.well-known/camunda-automation-platform/webapps")
                .json();

        assertThat(links.get("cockpitUrl").asText()).isEqualTo(server.url() + "/camunda/app/cockpit/default/#/");
        assertThat(links.has("adminUrl") && links.has("tasklistUrl")).isTrue();
    }

    private Stream<String> ours() {
        return controllers.getHandlerMethods().keySet().stream().flatMap(EndpointGroupsServerTests::endpointsOf);
    }

    private static Stream<String> endpointsOf(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods().isEmpty()
                ? Set.of(RequestMethod.GET)
                : mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .filter(path -> !path.equals("/error"))
                .flatMap(path -> methods.stream().map(method -> method + " " + path.replaceAll(VARIABLE, "x")));
    }

    private Server.Answer anonymously(String endpoint) {
        var parts = endpoint.split(" ");
        return server.anonymous()
                .send(parts[0], parts[1], BodyPublishers.ofString(""), Map.of("Content-Type", "application/json"));
    }
}
