package io.muster.evidence.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.muster.evidence.Certificate;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.Releases;
import io.muster.evidence.certificates.Certificates;
import io.muster.evidence.findings.Findings;
import io.muster.security.keys.PublicKeys;
import io.muster.security.keys.SigningKeys;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@MusterModuleTest
@AutoConfigureMockMvc
@Import(Releases.class)
class EvidenceApiModuleTests {

    private static final UserRequestPostProcessor OPERATOR = user("otto").roles("OPERATOR");
    private static final UserRequestPostProcessor VALIDATOR = user("vera").roles("VALIDATOR");
    private static final UserRequestPostProcessor DEVELOPER = user("dora").roles("DEVELOPER");
    private static final UserRequestPostProcessor APPLICATION = user("app").roles("APPLICATION");

    @Autowired
    MockMvcTester http;

    @Autowired
    Releases releases;

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    Certificates certificates;

    @Autowired
    Findings findings;

    @Autowired
    SigningKeys keys;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path directory;

    private Certificate certificate;

    @BeforeEach
    void certifyAVersion() {
        clock.set(SettableClock.START);
        certificate = releases.certify(releases.version());
    }

    @AfterEach
    void forgetRevocations() {
        jdbc.sql("delete from evidence_revocation").update();
        jdbc.sql("update evidence_revocation_count set number = 0").update();
    }

    @Test
    void showsTheEvidenceOfAVersion() {
        var list = get("/api/versions/%s/evidence".formatted(certificate.version()), DEVELOPER);
        assertThat(list).hasStatusOk();
        assertThat(list).bodyJson().extractingPath("$[0].kind").isEqualTo("validation");
        assertThat(list).bodyJson().extractingPath("$[0].body.auc").isEqualTo(0.79);
        assertThat(list).bodyJson().extractingPath("$[1].by").isEqualTo("anna");

        var one = get("/api/evidence/" + certificate.evidence().get(0), DEVELOPER);
        assertThat(one)
                .bodyJson()
                .extractingPath("$.id")
                .isEqualTo(certificate.evidence().get(0));
    }

    @Test
    void alteredEvidenceIsAProblemWithAName() {
        jdbc.sql("update evidence_record set outcome = 'failed' where id = ?")
                .param(certificate.evidence().get(0))
                .update();

        var answer = get("/api/evidence/" + certificate.evidence().get(0), DEVELOPER);

        assertThat(answer).hasStatus(409);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/evidence-altered");
    }

    @Test
    void returnsTheCertificateAsASignedEnvelope() {
        var answer = get("/api/certificates/" + certificate.serial(), APPLICATION);

        assertThat(answer).hasStatusOk().hasContentType("application/vnd.in-toto.certificate+dsse");
        assertThat(answer).bodyText().isEqualTo(certificate.envelope());
        assertThat(answer).bodyJson().extractingPath("$.payloadType").isEqualTo("application/vnd.in-toto+json");
    }

    @Test
    void showsWhetherACertificateStillHolds() {
        var list = "/api/versions/%s/certificates".formatted(certificate.version());
        assertThat(get(list, DEVELOPER)).bodyJson().extractingPath("$[0].state").isEqualTo("valid");

        clock.set(certificate.expiresAt());
        assertThat(get(list, DEVELOPER)).bodyJson().extractingPath("$[0].state").isEqualTo("expired");

        var one = get("/api/certificates/%s/state".formatted(certificate.serial()), DEVELOPER);
        assertThat(one).bodyJson().extractingPath("$.serial").isEqualTo(certificate.serial());
        assertThat(get("/api/certificates/none", DEVELOPER)).hasStatus(404);
        assertThat(get("/api/versions/no-version/certificates", DEVELOPER)).hasStatus(400);
    }

    @Test
    void onlyTheOperatorRevokesAndSaysWhy() {
        var revoke = "/api/certificates/%s/revoke".formatted(certificate.serial());
        assertThat(post(revoke, "{\"reason\": \"leak\"}", DEVELOPER)).hasStatus(403);
        assertThat(post(revoke, "{\"reason\": \" \"}", OPERATOR)).hasStatus(400);
        assertThat(post(revoke, "{}", OPERATOR)).hasStatus(400);

        var answer = post(revoke, "{\"reason\": \"leak\"}", OPERATOR);
        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.state").isEqualTo("revoked");
        assertThat(answer).bodyJson().extractingPath("$.revocation.by").isEqualTo("otto");
        assertThat(post(revoke, "{\"reason\": \"leak\"}", OPERATOR)).hasStatus(409);
        assertThat(get("/api/revocations", DEVELOPER))
                .hasContentType("application/x-ndjson")
                .bodyText()
                .isEqualTo(certificates.revocations().get(0));
    }

    @Test
    void secondLineOpensAndClosesFindings() {
        var request = """
                {"version": "%s", "severity": "HIGH", "title": "Unstable", "owner": "dora", "due": "2026-04-01"}""".formatted(certificate.version());
        assertThat(post("/api/findings", request, DEVELOPER)).hasStatus(403);
        assertThat(post("/api/findings", request.replace("Unstable", ""), VALIDATOR))
                .hasStatus(400);
        assertThat(post("/api/findings", request.replace("\"dora\"", "\"\""), VALIDATOR))
                .hasStatus(400);
        assertThat(post("/api/findings", request.replace("HIGH", "DREADFUL"), VALIDATOR))
                .hasStatus(400);

        var opened = post("/api/findings", request, VALIDATOR);
        assertThat(opened).hasStatus(201);
        var id = findings.of(certificate.version()).get(0).id();
        assertThat(get("/api/findings?version=" + certificate.version(), DEVELOPER))
                .bodyJson()
                .extractingPath("$[0].id")
                .isEqualTo(id);
        assertThat(post("/api/findings/%s/close".formatted(id), "{\"reason\": \"mine\"}", DEVELOPER))
                .hasStatus(403);
        assertThat(post("/api/findings/%s/close".formatted(id), "{\"reason\": \"fixed\"}", VALIDATOR))
                .hasStatusOk();
        assertThat(post("/api/findings/%s/close".formatted(id), "{\"reason\": \"fixed\"}", VALIDATOR))
                .hasStatus(409);
        assertThat(get("/api/findings/" + id, DEVELOPER))
                .bodyJson()
                .extractingPath("$.closing.reason")
                .isEqualTo("fixed");
    }

    @Test
    void refusesTextsThatNotEveryDatabaseKeeps() {
        var request = """
                {"version": "%s", "severity": "HIGH", "title": "T1", "description": "D1", "owner": "o1", "due": "2026-04-01",
                "remediation": "R1", "evidence": null}""".formatted(certificate.version());
        refusesCodeZero("title", "/api/findings", request.replace("T1", "T\\u0000"));
        refusesCodeZero("description", "/api/findings", request.replace("D1", "D\\u0000"));
        refusesCodeZero("owner", "/api/findings", request.replace("o1", "o\\u0000"));
        refusesCodeZero("remediation", "/api/findings", request.replace("R1", "R\\u0000"));
        refusesCodeZero("evidence", "/api/findings", request.replace("null", "\"e\\u0000\""));
        assertThat(findings.of(certificate.version())).isEmpty();

        assertThat(post("/api/findings", request, VALIDATOR)).hasStatus(201);
        var id = findings.of(certificate.version()).get(0).id();
        refusesCodeZero("reason", "/api/findings/%s/close".formatted(id), "{\"reason\": \"x\\u0000\"}");
    }

    private void refusesCodeZero(String field, String path, String body) {
        var answer = post(path, body, VALIDATOR);
        assertThat(answer).hasStatus(400);
        assertThat(answer).bodyText().contains("'%s' contains a character with code 0".formatted(field));
    }

    @Test
    void publishesItsKeysInBothUsualForms() throws Exception {
        var jwks = directory.resolve("jwks.json");
        Files.writeString(
                jwks, get("/.well-known/jwks.json", DEVELOPER).getResponse().getContentAsString());
        var pem = directory.resolve("keys.pem");
        Files.writeString(
                pem,
                get("/.well-known/muster-keys.pem", DEVELOPER).getResponse().getContentAsString());
        var data = new byte[] {1, 2, 3};
        var signed = keys.sign(data);

        assertThat(PublicKeys.read(jwks).verify(null, data, signed.signature())).isTrue();
        assertThat(PublicKeys.read(pem).verify(null, data, signed.signature())).isTrue();
    }

    @Test
    void revealsNothingToAnonymousCallers() {
        for (var path : new String[] {
            "/api/versions/%s/evidence".formatted(certificate.version()),
            "/api/certificates/" + certificate.serial(),
            "/api/revocations",
            "/api/findings",
            "/.well-known/jwks.json",
            "/.well-known/muster-keys.pem"
        }) {
            assertThat(http.get().uri(path)).as(path).hasStatus4xxClientError();
        }
        assertThat(get("/api/findings", APPLICATION)).hasStatus(403);
        assertThat(get("/api/versions/%s/evidence".formatted(certificate.version()), APPLICATION))
                .hasStatus(403);
    }

    private MvcTestResult get(String path, UserRequestPostProcessor who) {
        return http.get().uri(path).with(who).exchange();
    }

    private MvcTestResult post(String path, String body, UserRequestPostProcessor who) {
        return http.post()
                .uri(path)
                .with(who)
                .with(csrf())
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
