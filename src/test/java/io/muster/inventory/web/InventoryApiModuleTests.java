package io.muster.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.muster.inventory.Inventory;
import io.muster.inventory.MaterialityTiers;
import io.muster.inventory.versions.Drafts;
import io.muster.shared.VersionId;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.TestUsers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@MusterModuleTest
@AutoConfigureMockMvc
class InventoryApiModuleTests {

    private static final UserRequestPostProcessor DEVELOPER = user("dora").roles("DEVELOPER");
    private static final UserRequestPostProcessor OTHER_DEVELOPER = user("dan").roles("DEVELOPER");
    private static final UserRequestPostProcessor VALIDATOR = user("vera").roles("VALIDATOR");
    private static final UserRequestPostProcessor APPROVER = user("anna").roles("APPROVER");
    private static final UserRequestPostProcessor AUDITOR = user("ada").roles("AUDITOR");
    private static final UserRequestPostProcessor APPLICATION = user("app").roles("APPLICATION");

    private static final String USE_CASE = """
            {"id": "consumer-credit", "description": {"name": "Consumer credit", "purpose": "Decides who gets a loan",
             "owner": "anna", "materiality": "high", "customerFacing": true, "automatedDecisions": false,
             "personalData": true}}""";
    private static final String MODEL_DESCRIPTION = """
            {"name": "Credit trees", "purpose": "Estimates default", "owner": "dora", "users": ["credit officers"],
             "limitations": ["not for companies"]}""";
    private static final String MODEL = """
            {"id": "credit-trees", "useCase": "consumer-credit", "type": "machine-learning", "description": %s}""".formatted(MODEL_DESCRIPTION);
    private static final String VERSION = """
            {"origin": "imported", "format": "onnx",
             "evaluation": {"task": "binary-classification", "data": "credit-validation", "target": "outcome",
              "positive": "1", "output": "probability"}}""";
    private static final String VERSIONS = "/api/models/credit-trees/versions";
    private static final String FIRST = "/api/versions/credit-trees@1";

    @Autowired
    MockMvcTester http;

    @Autowired
    Inventory inventory;

    @Autowired
    MaterialityTiers tiers;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void empty() {
        for (var table :
                List.of("inventory_version", "inventory_model", "inventory_use_case", "shared_idempotency_key")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    @Test
    void aDeveloperRegistersUseCaseModelAndVersion() {
        var useCase = post("/api/use-cases", USE_CASE, DEVELOPER);
        assertThat(useCase)
                .hasStatus(201)
                .hasHeader("Location", "/api/use-cases/consumer-credit")
                .hasHeader("ETag", "\"1\"");
        assertThat(useCase).bodyJson().extractingPath("$.registeredBy").isEqualTo("dora");

        var model = post("/api/models", MODEL, DEVELOPER);
        assertThat(model).hasStatus(201).hasHeader("Location", "/api/models/credit-trees");
        assertThat(model).bodyJson().extractingPath("$.type").isEqualTo("machine-learning");

        var version = post(VERSIONS, VERSION, DEVELOPER);
        assertThat(version).hasStatus(201).hasHeader("Location", FIRST).hasHeader("ETag", "\"1\"");
        assertThat(version).bodyJson().extractingPath("$.stage").isEqualTo("DRAFT");
        assertThat(version).bodyJson().extractingPath("$.developer").isEqualTo("dora");
    }

    @Test
    void everyInteractiveUserReads() {
        registerAll();
        for (var reader : List.of(DEVELOPER, VALIDATOR, APPROVER, AUDITOR)) {
            assertThat(get("/api/use-cases/consumer-credit", reader)).hasStatusOk();
            assertThat(get("/api/models?useCase=consumer-credit", reader))
                    .bodyJson()
                    .extractingPath("$.items[0].id")
                    .isEqualTo("credit-trees");
            assertThat(get(FIRST, reader)).hasStatusOk().hasHeader("ETag", "\"1\"");
        }
    }

    @Test
    void applicationsAndStrangersReadNothing() {
        registerAll();
        for (var uri : List.of("/api/use-cases", "/api/models", "/api/models/credit-trees", VERSIONS, FIRST)) {
            assertThat(get(uri, APPLICATION)).as(uri).hasStatus(403);
            assertThat(http.get().uri(uri)).as(uri).hasStatus(401);
        }
    }

    @Test
    void onlyDevelopersRegister() {
        registerAll();
        for (var other : List.of(VALIDATOR, APPROVER, AUDITOR, APPLICATION)) {
            assertThat(post("/api/use-cases", USE_CASE, other)).hasStatus(403);
            assertThat(post("/api/models", MODEL, other)).hasStatus(403);
            assertThat(post(VERSIONS, VERSION, other)).hasStatus(403);
            assertThat(patch(FIRST, "{}", "\"1\"", other)).hasStatus(403);
        }
        assertThat(inventory.versions(Drafts.CREDIT_TREES)).hasSize(1);
    }

    @Test
    void theAuditorChangesNothing() {
        registerAll();
        assertThat(put("/api/use-cases/consumer-credit/description", description(), "\"1\"", AUDITOR))
                .hasStatus(403);
        assertThat(put("/api/models/credit-trees/description", MODEL_DESCRIPTION, "\"1\"", AUDITOR))
                .hasStatus(403);
        assertThat(put(FIRST + "/tier", "{\"tier\": 3, \"reason\": \"why\"}", "\"1\"", AUDITOR))
                .hasStatus(403);
    }

    @Test
    void ownersAndValidatorsChangeDescriptionsAndOthersDoNot() {
        registerAll();
        var uri = "/api/use-cases/consumer-credit/description";
        assertThat(put(uri, description(), "\"1\"", OTHER_DEVELOPER))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/not-the-owner");
        assertThat(put(uri, description(), "\"1\"", APPROVER)).hasStatusOk().hasHeader("ETag", "\"2\"");
        assertThat(put(uri, description(), "\"2\"", DEVELOPER)).hasStatusOk();
        assertThat(put(uri, description(), "\"3\"", VALIDATOR)).hasStatusOk();

        var model = "/api/models/credit-trees/description";
        assertThat(put(model, MODEL_DESCRIPTION, "\"1\"", OTHER_DEVELOPER)).hasStatus(403);
        assertThat(put(model, MODEL_DESCRIPTION, "\"1\"", DEVELOPER)).hasStatusOk();
    }

    @Test
    void aChangeNamesTheRevisionItWasMadeOn() {
        registerAll();
        var uri = "/api/models/credit-trees/description";
        assertThat(put(uri, MODEL_DESCRIPTION, null, DEVELOPER))
                .hasStatus(428)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/revision-missing");
        assertThat(put(uri, MODEL_DESCRIPTION, "*", DEVELOPER)).hasStatus(400);
        assertThat(put(uri, MODEL_DESCRIPTION, "W/\"1\"", DEVELOPER)).hasStatus(400);
        assertThat(put(uri, MODEL_DESCRIPTION, "\"7\"", DEVELOPER))
                .hasStatus(412)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/stale-revision");
        assertThat(put(uri, MODEL_DESCRIPTION, "\"1\"", DEVELOPER)).hasStatusOk();
        assertThat(put(uri, MODEL_DESCRIPTION, "\"1\"", DEVELOPER)).hasStatus(412);
    }

    @Test
    void aRepeatedRequestDraftsOneVersion() {
        registerAll();
        var first = postWithKey(VERSIONS, VERSION, "7c1b");
        var again = postWithKey(VERSIONS, VERSION, "7c1b");
        assertThat(first).hasStatus(201).hasHeader("Location", "/api/versions/credit-trees@2");
        assertThat(again).hasStatus(201).hasHeader("Location", "/api/versions/credit-trees@2");
        assertThat(inventory.versions(Drafts.CREDIT_TREES)).hasSize(2);

        assertThat(postWithKey(VERSIONS, VERSION.replace("onnx", "pmml"), "7c1b"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/idempotency-key-reused");
        assertThat(postWithKey("/api/models", MODEL, "7c1b")).hasStatus(422);
    }

    @Test
    void aRepeatedRegistrationIsNotAConflict() {
        assertThat(postWithKey("/api/use-cases", USE_CASE, "a-1")).hasStatus(201);
        assertThat(postWithKey("/api/use-cases", USE_CASE, "a-1")).hasStatus(201);
        assertThat(postWithKey("/api/use-cases", USE_CASE, "a-2"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/already-registered");
    }

    @Test
    void theDeveloperSuppliesADraft() {
        registerAll();
        var more = """
                {"signature": {"inputs": [{"name": "amount", "type": "DOUBLE", "minimum": 0}],
                  "outputs": [{"name": "probability", "type": "FLOAT"}]},
                 "goldenRecords": [{"inputs": {"amount": null}, "expected": {"probability": 0.25}, "tolerance": 1e-6}],
                 "evaluation": {"task": "regression", "data": "loss-validation", "target": "loss",
                  "output": "probability"}}""";
        var answer = patch(FIRST, more, "\"1\"", DEVELOPER);
        assertThat(answer).hasStatusOk().hasHeader("ETag", "\"2\"");
        assertThat(answer).bodyJson().extractingPath("$.evaluation.target").isEqualTo("loss");
        var kept = inventory.version(VersionId.parse("credit-trees@1"));
        assertThat(kept.signature().inputs().get(0).minimum()).isZero();
        assertThat(kept.goldenRecords().get(0).inputs()).containsEntry("amount", null);

        assertThat(patch(FIRST, more, "\"1\"", DEVELOPER)).hasStatus(412);
        assertThat(patch(FIRST, more, "\"2\"", OTHER_DEVELOPER))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/not-the-developer");
        assertThat(patch(FIRST, "{\"artifact\": \"sha256:%s\"}".formatted("0".repeat(64)), "\"2\"", DEVELOPER))
                .hasStatus(404);
    }

    @Test
    void aValidatorOverridesATierWithAReason() {
        registerAll();
        var id = VersionId.parse("credit-trees@1");
        tiers.assign(id, 3, "tier:1", Drafts.LIFECYCLE);
        var uri = FIRST + "/tier";

        assertThat(put(uri, "{\"tier\": 1}", "\"2\"", VALIDATOR)).hasStatus(400);
        assertThat(put(uri, "{\"tier\": 4, \"reason\": \"much money\"}", "\"2\"", VALIDATOR))
                .hasStatus(400);
        assertThat(put(uri, "{\"tier\": 1, \"reason\": \"much money\"}", "\"2\"", DEVELOPER))
                .hasStatus(403);
        assertThat(put(
                        uri,
                        "{\"tier\": 1, \"reason\": \"much money\"}",
                        "\"2\"",
                        user("dora").roles("VALIDATOR")))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/tier-override-by-developer");
        var answer = put(uri, "{\"tier\": 1, \"reason\": \"much money\"}", "\"2\"", VALIDATOR);
        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.tier.tier").isEqualTo(1);
        assertThat(answer).bodyJson().extractingPath("$.tier.by").isEqualTo("vera");
    }

    @Test
    void listsComeInParts() {
        registerAll();
        post(VERSIONS, VERSION, DEVELOPER);
        var first = get(VERSIONS + "?limit=1", AUDITOR);
        assertThat(first).bodyJson().extractingPath("$.items[0].id").isEqualTo("credit-trees@1");
        assertThat(first).bodyJson().extractingPath("$.next").isEqualTo("1");
        var rest = get(VERSIONS + "?limit=1&after=1", AUDITOR);
        assertThat(rest).bodyJson().extractingPath("$.items[0].id").isEqualTo("credit-trees@2");
        assertThat(rest).bodyJson().doesNotHavePath("$.next");
        assertThat(get("/api/models?limit=0", AUDITOR)).hasStatus(400);
        assertThat(get("/api/models?limit=many", AUDITOR)).hasStatus(400);
    }

    @Test
    void reportsTheFaultOfARequestAndNoInternals() {
        problem(post("/api/use-cases", USE_CASE.replace(", \"materiality\": \"high\"", ""), DEVELOPER), 400)
                .contains("'materiality' is missing");
        problem(post("/api/use-cases", USE_CASE.replace("high", "gigantic"), DEVELOPER), 400)
                .contains("description.materiality")
                .doesNotContain("io.muster");
        problem(post("/api/use-cases", USE_CASE.replace(",\n \"personalData\": true", ""), DEVELOPER), 400)
                .contains("description.personalData");
        problem(post("/api/use-cases", USE_CASE.replace("consumer-credit", "Consumer Credit"), DEVELOPER), 400)
                .contains("is not a valid use case name");
        problem(post("/api/models", MODEL.replace("machine-learning", "magic"), DEVELOPER), 400)
                .contains("'type' must be one of machine-learning, ");
        problem(post("/api/models", "{", DEVELOPER), 400).doesNotContain("io.muster");
        problem(post("/api/models", MODEL, DEVELOPER), 404).contains("consumer-credit");
        problem(get("/api/versions/credit-trees", DEVELOPER), 400).contains("is not a version");
        problem(get("/api/versions/credit-trees@9", DEVELOPER), 404).contains("credit-trees@9");
        problem(get("/api/models/No_Name", DEVELOPER), 400).contains("is not a valid model name");
    }

    @Test
    void refusesARequestThatWouldFillTheMemory() {
        registerAll();
        var huge = "{\"goldenRecords\": [" + "{\"x\":1},".repeat(5_000_000) + "{}]}";
        assertThat(patch(FIRST, huge, "\"1\"", DEVELOPER)).hasStatus(413);
    }

    private static org.assertj.core.api.AbstractStringAssert<?> problem(MvcTestResult answer, int status) {
        assertThat(answer).hasStatus(status).hasContentType("application/problem+json");
        try {
            return assertThat(answer.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private void registerAll() {
        inventory.registerUseCase(Drafts.useCase(), TestUsers.DEVELOPER);
        inventory.registerModel(Drafts.model(), TestUsers.DEVELOPER);
        inventory.draft(Drafts.version(null), TestUsers.DEVELOPER);
    }

    private static String description() {
        var start = USE_CASE.indexOf("\"description\": ") + "\"description\": ".length();
        return USE_CASE.substring(start, USE_CASE.length() - 1);
    }

    private MvcTestResult get(String uri, UserRequestPostProcessor by) {
        return http.get().uri(uri).with(by).exchange();
    }

    private MvcTestResult post(String uri, String body, UserRequestPostProcessor by) {
        return http.post()
                .uri(uri)
                .with(by)
                .with(csrf())
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult postWithKey(String uri, String body, String key) {
        return http.post()
                .uri(uri)
                .with(DEVELOPER)
                .with(csrf())
                .header("Idempotency-Key", key)
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult patch(String uri, String body, String ifMatch, UserRequestPostProcessor by) {
        return change(HttpMethod.PATCH, uri, body, ifMatch, by);
    }

    private MvcTestResult put(String uri, String body, String ifMatch, UserRequestPostProcessor by) {
        return change(HttpMethod.PUT, uri, body, ifMatch, by);
    }

    private MvcTestResult change(
            HttpMethod method, String uri, String body, String ifMatch, UserRequestPostProcessor by) {
        var request = http.method(method)
                .uri(uri)
                .with(by)
                .with(csrf())
                .contentType(APPLICATION_JSON)
                .content(body);
        return ifMatch == null
                ? request.exchange()
                : request.header("If-Match", ifMatch).exchange();
    }
}
