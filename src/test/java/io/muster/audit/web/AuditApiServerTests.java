package io.muster.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.commands.CommandRun;
import io.muster.security.SecuritySettings;
import io.muster.shared.CanonicalJson;
import io.muster.testing.MusterModuleTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The auditor's operations over HTTP and on the command line. */
@MusterModuleTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({io.muster.audit.chain.AuditTampering.class})
class AuditApiServerTests {

    private static final String CREDIT = "credit-trees";

    @LocalServerPort
    int port;

    @Autowired
    io.muster.audit.chain.AuditTampering tampering;

    @Autowired
    SecuritySettings security;

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void writeAChain() throws Exception {
        tampering.startAgain();
        tampering.happens(CREDIT, 10);
    }

    @Test
    void listsEntriesByChainAPageAtATime() throws Exception {
        assertThat(get("/api/audit/chains", "ada").body()).isEqualTo("[\"credit-trees\"]");

        var page = CanonicalJson.tree(get("/api/audit/chains/credit-trees/entries?from=4&limit=2", "ada")
                .body());

        assertThat(page).hasSize(2);
        assertThat(page.at("/0/seq").asInt()).isEqualTo(4);
        assertThat(page.at("/0/what").asText()).isEqualTo("SomethingHappened");
        assertThat(page.at("/0/payload/detail").asText()).isEqualTo("fact 3");
        assertThat(get("/api/audit/chains/nobody-knows/entries", "ada").statusCode())
                .isEqualTo(404);
    }

    @Test
    void signsAndVerifiesOnRequest() throws Exception {
        var taken = CanonicalJson.tree(post("/api/audit/checkpoints", "ada").body());
        assertThat(taken.at("/0/number").asInt()).isEqualTo(1);
        assertThat(get("/api/audit/checkpoints", "ada").body()).contains("\"root\":");

        tampering.sql("update audit_entry set payload = '{}' where chain = ? and seq = 4", CREDIT);
        var verdict = CanonicalJson.tree(
                get("/api/audit/chains/credit-trees/verification", "ada").body());
        assertThat(verdict.at("/firstBad/seq").asInt()).isEqualTo(4);
        assertThat(verdict.at("/firstBad/fault").asText()).isEqualTo("ALTERED");
        assertThat(verdict.at("/intact").asBoolean()).isFalse();
    }

    @Test
    void isForAuditors() throws Exception {
        for (var path : new String[] {
            "/api/audit/chains",
            "/api/audit/chains/credit-trees/entries",
            "/api/audit/chains/credit-trees/export",
            "/api/audit/verification",
            "/api/audit/checkpoints"
        }) {
            assertThat(get(path, "dora").statusCode()).as(path).isEqualTo(403);
            assertThat(get(path, "nobody").statusCode()).as(path).isEqualTo(401);
            assertThat(get(path, "admin").statusCode()).as(path).isEqualTo(200);
        }
        assertThat(post("/api/audit/checkpoints", "dora").statusCode()).isEqualTo(403);
    }

    @Test
    void anExportVerifiesOnTheCommandLineWithoutTheServer() throws Exception {
        var answer = get("/api/audit/chains/credit-trees/export", "ada");
        assertThat(answer.headers().firstValue("content-type")).contains("application/x-ndjson");
        var file = Files.writeString(directory.resolve("credit-trees.jsonl"), answer.body());

        var run = CommandRun.of("audit", "verify", directory, "--key", security.keyDirectory());
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("intact   credit-trees: 10 entries");

        Files.writeString(file, answer.body().replace("fact 6", "fact 9"));
        run = CommandRun.of("audit", "verify", file, "--key", security.keyDirectory());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("DAMAGED  credit-trees: entry 7 is ALTERED")
                .contains("6 entries before are good");
    }

    @Test
    void thereIsNoExportOfAnEmptyChain() throws Exception {
        var answer = get("/api/audit/chains/nobody-knows/export", "ada");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("/problems/chain-not-found");
    }

    @Test
    void theCommandLineAsksARunningServer() {
        var run = verifyServer("ada");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("intact   credit-trees: 10 entries");

        tampering.sql("delete from audit_entry where chain = ? and seq = 5", CREDIT);
        run = verifyServer("ada");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("DAMAGED  credit-trees: entry 5 is MISSING");

        run = verifyServer("dora");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("status 403");
    }

    private CommandRun verifyServer(String user) {
        return CommandRun.of(
                "audit", "verify", "--url", url("/"), "--user", user, "--password=%s-secret".formatted(user));
    }

    private HttpResponse<String> get(String path, String user) throws Exception {
        return client.send(request(path, user).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String user) throws Exception {
        return client.send(request(path, user).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String user) {
        var pair = Base64.getEncoder()
                .encodeToString("%s:%s-secret".formatted(user, user).getBytes());
        return HttpRequest.newBuilder(URI.create(url(path))).header("Authorization", "Basic " + pair);
    }

    private String url(String path) {
        return "http://localhost:%d%s".formatted(port, path);
    }
}
