package io.muster.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.muster.testing.ApiDocuments;
import io.muster.testing.MusterModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@MusterModuleTest
@AutoConfigureMockMvc
class InventoryDocumentModuleTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void describesEveryEndpointAndWhoMayCallIt() throws Exception {
        var document = ApiDocuments.read(
                http.get().uri("/v3/api-docs").with(user("ada").roles("AUDITOR")));

        assertThat(ApiDocuments.operations(document))
                .containsAll(ApiDocuments.endpoints(requestMappingHandlerMapping, "io.muster"))
                .contains(
                        "POST /api/use-cases",
                        "GET /api/use-cases",
                        "GET /api/use-cases/{id}",
                        "PUT /api/use-cases/{id}/description",
                        "POST /api/models",
                        "GET /api/models",
                        "GET /api/models/{id}",
                        "PUT /api/models/{id}/description",
                        "POST /api/models/{model}/versions",
                        "GET /api/models/{model}/versions",
                        "GET /api/versions/{id}",
                        "PATCH /api/versions/{id}",
                        "PUT /api/versions/{id}/tier",
                        "POST /api/artifacts",
                        "PUT /api/artifacts/{digest}",
                        "GET /api/artifacts/{digest}");
        ApiDocuments.requireSecured(document);

        var paths = document.get("paths");
        var tier = paths.get("/api/versions/{id}/tier").get("put");
        assertThat(tier.get("operationId").asText()).isEqualTo("overrideTier");
        assertThat(tier.get("description").asText()).contains("May be called by: validator.");
        assertThat(tier.get("responses").fieldNames()).toIterable().contains("200", "401", "403", "412", "428");
        var draft = paths.get("/api/models/{model}/versions").get("post");
        assertThat(draft.get("responses").fieldNames()).toIterable().contains("201", "409", "422");
        assertThat(paths.get("/api/artifacts")
                        .get("post")
                        .get("requestBody")
                        .get("content")
                        .fieldNames())
                .toIterable()
                .contains("application/octet-stream", "multipart/form-data");
    }
}
