package io.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The comparison of the OpenAPI document with the endpoints that are really served. */
public final class ApiDocuments {

    private ApiDocuments() {}

    public static JsonNode read(MockMvcRequestBuilder request) throws Exception {
        var answer = request.exchange();
        assertThat(answer).hasStatusOk();
        return new ObjectMapper().readTree(answer.getResponse().getContentAsByteArray());
    }

    /** All operations as {@code GET /api/models}. */
    public static Set<String> operations(JsonNode document) {
        var operations = new TreeSet<String>();
        document.get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** All endpoints under {@code /api} that controllers of a package serve, spelled in the same way. */
    public static Set<String> endpoints(RequestMappingHandlerMapping mappings, String ofPackage) {
        var endpoints = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getName().startsWith(ofPackage)) {
                for (var path : mapping.getPatternValues()) {
                    for (var verb : mapping.getMethodsCondition().getMethods()) {
                        endpoints.add(verb + " " + path.replaceAll("\\{(\\w+):.*}$", "{$1}"));
                    }
                }
            }
        });
        // What is not under /api follows protocols of its own, or is a page.
        endpoints.removeIf(endpoint -> !endpoint.contains(" /api/"));
        assertThat(endpoints).isNotEmpty();
        return endpoints;
    }

    /** Every operation under {@code /api} has an id and a tag, says who may call it, and answers strangers with 401. */
    public static void requireSecured(JsonNode document) {
        assertThat(document.at("/components/securitySchemes").fieldNames())
                .toIterable()
                .contains("basic", "bearer");
        assertThat(document.get("security")).hasSize(2);
        document.get("paths").fields().forEachRemaining(path -> {
            if (path.getKey().startsWith("/api/")) {
                path.getValue()
                        .fields()
                        .forEachRemaining(operation ->
                                requireSecured(operation.getKey() + " " + path.getKey(), operation.getValue()));
            }
        });
    }

    private static void requireSecured(String name, JsonNode operation) {
        assertThat(operation.path("operationId").asText()).as(name).isNotEmpty();
        assertThat(operation.path("tags")).as(name).isNotEmpty();
        assertThat(operation.path("description").asText()).as(name).containsPattern("may call it|May be called by");
        assertThat(operation.at("/responses/401/content").fieldNames())
                .toIterable()
                .as(name)
                .contains("application/problem+json");
    }
}
