package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.audit.AuditTrail;
import io.muster.security.Role;
import io.muster.security.UserDirectory;
import io.muster.shared.Actor;
import io.muster.shared.events.DomainEvent;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.Server.Answer;
import io.muster.testing.ServerUsers;
import io.muster.testing.SettableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MusterServerTest
class SignInServerTests {

    private static final String ENGINE = "/engine-rest/process-definition/count";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    @Autowired
    Server server;

    @Autowired
    Users users;

    @Autowired
    UserDirectory directory;

    @Autowired
    AuditTrail audit;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aPasswordOpensTheEngine() {
        assertThat(server.as("dora").get(ENGINE).status()).isEqualTo(200);
    }

    @Test
    void everyRoleCanSignIn() {
        assertThat(ServerUsers.ROLES.keySet())
                .allSatisfy(user ->
                        assertThat(server.as(user).get("/api/tokens").status()).isEqualTo(200));
    }

    @Test
    void aTokenOpensTheEngineUntilItIsRevoked() {
        var made = make("dora", "build server");
        var program = server.bearer(made.get("secret"));
        assertThat(program.get(ENGINE).status()).isEqualTo(200);
        assertThat(server.as("dora").get("/api/tokens").body())
                .contains(made.get("id"))
                .doesNotContain(made.get("secret"));

        assertThat(server.as("dora").delete("/api/tokens/" + made.get("id")).status())
                .isEqualTo(204);

        assertThat(program.get(ENGINE).status()).isEqualTo(401);
    }

    @Test
    void aTokenEndsWhenItsTimeIsOver() {
        var program = server.bearer(make("vera", "for a day").get("secret"));
        assertThat(program.get(ENGINE).status()).isEqualTo(200);

        clock.forward(Duration.ofDays(31));

        assertThat(program.get(ENGINE).status()).isEqualTo(401);
    }

    @Test
    void onlyTheDigestOfATokenIsKept() {
        var secret = make("dora", "kept nowhere").get("secret");

        var rows = jdbc.sql("select * from security_token").query().listOfRows();

        assertThat(rows.toString()).doesNotContain(secret);
    }

    @Test
    void aTokenMakesNoTokens() {
        var program = server.bearer(make("dora", "stolen").get("secret"));

        assertThat(program.post("/api/tokens", "{\"label\":\"more\",\"days\":300}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void onlyAnAdministratorRevokesAnotherPersonsToken() {
        var made = make("dora", "mine");

        assertThat(server.as("vera").delete("/api/tokens/" + made.get("id")).status())
                .isEqualTo(404);
        assertThat(server.bearer(made.get("secret")).get(ENGINE).status()).isEqualTo(200);
        assertThat(server.as("admin").delete("/api/tokens/" + made.get("id")).status())
                .isEqualTo(204);
        assertThat(server.bearer(made.get("secret")).get(ENGINE).status()).isEqualTo(401);
    }

    @Test
    void wrongPasswordsMustWaitAndTheRightOneTooFromThere() {
        var user = newUser(Role.DEVELOPER);
        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(server.as(user, "wrong " + attempt).get(ENGINE).status()).isEqualTo(401);
        }

        var sixth = server.as(user).get(ENGINE);
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.header("Retry-After")).contains("60");
        assertThat(server.as(user.toUpperCase()).get(ENGINE).status()).isEqualTo(429);

        clock.forward(Duration.ofSeconds(61));
        assertThat(server.as(user).get(ENGINE).status()).isEqualTo(200);
    }

    @Test
    void theLoginPageMakesWrongPasswordsWaitToo() {
        var user = newUser(Role.DEVELOPER);
        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(logIn(user, "wrong " + attempt).header("Location").orElse(""))
                    .endsWith("/login?error");
        }

        assertThat(logIn(user, ServerUsers.password(user)).header("Location").orElse(""))
                .endsWith("/login?wait");
        clock.forward(Duration.ofSeconds(61));
    }

    @Test
    void oneLoginOpensOurPagesAndTheWebApplications() {
        var browser = server.signedIn("vera");

        assertThat(browser.get("/swagger-ui/index.html").status()).isEqualTo(200);
        assertThat(browser.get(TASKLIST).status()).isEqualTo(200);
        assertThat(browser.get("/camunda/api/admin/auth/user/default")
                        .json()
                        .get("userId")
                        .asText())
                .isEqualTo("vera");
        assertThat(browser.get("/camunda/api/engine/engine/default/task").status())
                .isEqualTo(200);
    }

    @Test
    void theWebApplicationsKnowTheirRoles() {
        assertThat(appsOf("vera")).contains("tasklist").doesNotContain("cockpit", "admin");
        assertThat(appsOf("ada")).contains("cockpit").doesNotContain("tasklist", "admin");
        assertThat(appsOf("admin")).contains("cockpit", "tasklist", "admin");
        assertThat(appsOf("app")).doesNotContain("cockpit", "tasklist", "admin");
    }

    @Test
    void aSessionOpensNothingForPrograms() {
        var browser = server.signedIn("admin");

        assertThat(browser.get(ENGINE).status()).isEqualTo(401);
        assertThat(browser.get("/api/users").status()).isEqualTo(401);
    }

    @Test
    void anotherSitesPageChangesNothingWithARememberedPassword() {
        for (var origin : List.of("https://example.org", "null")) {
            var answer = server.as("dora")
                    .send(
                            "POST",
                            "/api/tokens",
                            BodyPublishers.ofString("{\"label\":\"forged\",\"days\":1}"),
                            Map.of(
                                    "Content-Type",
                                    "application/json",
                                    "Sec-Fetch-Site",
                                    "cross-site",
                                    "Origin",
                                    origin));

            assertThat(answer.status()).as(origin).isEqualTo(403);
        }
    }

    /** Predictions come in by a chain of their own, which must not be a wider one. */
    @Test
    void modelsAnswerAPasswordOrATokenAndNothingElse() {
        var infer = "/v2/models/nobody-made-it/infer";
        var token = make("app", "scoring").get("secret");

        assertThat(server.as("app").post(infer, "{}").status()).isEqualTo(400);
        assertThat(server.bearer(token).post(infer, "{}").status()).isEqualTo(400);
        assertThat(server.as("ada").post(infer, "{}").status()).isEqualTo(403);
        for (var stranger : List.of(server.bearer(token + "x"), server.as("app", "wrong"), server.signedIn("otto"))) {
            var answer = stranger.post(infer, "{}");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Basic");
        }
        assertThat(server.as("app")
                        .send(
                                "POST",
                                infer,
                                BodyPublishers.ofString("{}"),
                                Map.of("Content-Type", "application/json", "Sec-Fetch-Site", "cross-site"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void pagesWantACsrfToken() {
        var browser = server.signedIn("vera");

        assertThat(browser.postForm("/logout", Map.of()).status()).isEqualTo(403);
        assertThat(browser.get(TASKLIST).status()).isEqualTo(200);
        assertThat(server.browser()
                        .postForm("/login", Map.of("username", "vera", "password", ServerUsers.password("vera")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theWebApplicationsWantTheirOwnCsrfToken() {
        var browser = server.signedIn("vera");
        browser.get(TASKLIST);

        assertThat(browser.post("/camunda/api/engine/engine/default/task/x/claim", "{\"userId\":\"vera\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void signingOutEndsTheSessionEverywhere() {
        var browser = server.signedIn("vera");
        assertThat(browser.get(TASKLIST).status()).isEqualTo(200);

        browser.postForm("/logout", Map.of("_csrf", browser.csrfToken("/login")));

        assertThat(browser.get(TASKLIST).status()).isEqualTo(302);
        assertThat(browser.get("/camunda/api/engine/engine/default/task").status())
                .isEqualTo(401);
    }

    @Test
    void signingOutOfAWebApplicationEndsTheSessionEverywhere() {
        var browser = server.signedIn("vera");
        var csrf = browser.get(TASKLIST).header("X-XSRF-TOKEN").orElseThrow();

        browser.send(
                "POST",
                "/camunda/api/admin/auth/user/default/logout",
                BodyPublishers.noBody(),
                Map.of("X-XSRF-TOKEN", csrf));

        assertThat(browser.get(TASKLIST).status()).isEqualTo(302);
    }

    @Test
    void theWebApplicationsOwnLoginFormSignsInEverywhere() {
        var browser = server.browser();
        var path = "/camunda/api/admin/auth/user/default/login/tasklist";

        assertThat(browser.postForm(path, Map.of("username", "vera", "password", "guessed"))
                        .status())
                .isEqualTo(401);
        assertThat(browser.postForm(path, Map.of("username", "vera", "password", ServerUsers.password("vera")))
                        .header("Location"))
                .contains("/camunda/api/admin/auth/user/default");
        assertThat(browser.get(TASKLIST).status()).isEqualTo(200);
    }

    /** The login page would begin a session, whose cookie may arrive after a sign-in and end it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/assets/IBMPlexSans-Bold.woff2",
                "/camunda/app/tasklist/locales/en.json",
                "/camunda/favicon.ico"
            })
    void whatAPageLoadsWithoutASessionGetsNone(String path) {
        var part = server.browser().send("GET", path, BodyPublishers.noBody(), Map.of("Accept", "*/*"));
        var page = server.browser().send("GET", path, BodyPublishers.noBody(), Map.of("Accept", "text/html"));

        assertThat(part.status()).isEqualTo(401);
        assertThat(part.header("Set-Cookie")).isEmpty();
        assertThat(page.status()).isEqualTo(302);
    }

    @Test
    void noPersonHasTwoIdentities() {
        assertThat(server.as("DORA", ServerUsers.password("dora"))
                        .post("/api/tokens", "{\"label\":\"who am I\",\"days\":1}")
                        .json()
                        .at("/token/owner")
                        .asText())
                .isEqualTo("dora");
        assertThat(server.as("admin")
                        .post(
                                "/engine-rest/user/create",
                                "{\"profile\":{\"id\":\"Dora\"},\"credentials\":{\"password\":\"another-long-secret\"}}")
                        .status())
                .isGreaterThanOrEqualTo(400);
        assertThat(server.as("admin")
                        .post(
                                "/api/users",
                                "{\"id\":\"Dora\",\"firstName\":\"D\",\"lastName\":\"D\",\"roles\":[\"APPROVER\"]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aTakenRoleIsGoneAtTheNextRequest() {
        var user = newUser(Role.ADMINISTRATOR);
        var browser = server.signedIn(user);
        assertThat(server.as(user).get("/api/users").status()).isEqualTo(200);

        assertThat(server.as("admin")
                        .put("/api/users/" + user + "/roles", "{\"roles\":[\"AUDITOR\"]}")
                        .status())
                .isEqualTo(200);

        assertThat(server.as(user).get("/api/users").status()).isEqualTo(403);
        assertThat(browser.get("/camunda/api/admin/auth/user/default")
                        .json()
                        .get("authorizedApps")
                        .toString())
                .doesNotContain("admin");
    }

    @Test
    void anAdministratorChangesTheKeyThatSigns() {
        var before = server.as("ada")
                .get("/.well-known/muster-keys")
                .json()
                .path("active")
                .asText();

        assertThat(server.as("otto").post("/api/signing-keys", "").status()).isEqualTo(403);
        var added = server.as("admin").post("/api/signing-keys", "");

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        var active = added.json().path("active").asText();
        assertThat(active).isNotEqualTo(before);
        assertThat(added.json().path("keys").findValuesAsText("keyId")).contains(before, active);
        assertThat(audit.facts(DomainEvent.PLATFORM, active, Set.of("SigningKeyAdded")))
                .singleElement()
                .satisfies(fact ->
                        assertThat(fact.payload().path("actor").asText()).isEqualTo("admin"));
    }

    @Test
    void theLastAdministratorCannotBeRemovedAtAnyEndpoint() {
        directory.inRole(Role.ADMINISTRATOR).stream()
                .map(Actor::id)
                .filter(id -> !id.equals("admin"))
                .forEach(id -> users.setRoles(id, Set.of(Role.AUDITOR)));

        var overUs = server.as("admin").put("/api/users/admin/roles", "{\"roles\":[\"AUDITOR\"]}");
        var overTheEngine =
                server.as("admin").delete("/engine-rest/group/" + Role.ADMINISTRATOR.group() + "/members/admin");

        assertThat(overUs.status()).isEqualTo(409);
        assertThat(overUs.body()).contains("last administrator");
        assertThat(overTheEngine.status()).isBetween(400, 499);
        assertThat(overTheEngine.body()).contains("last administrator");
        assertThat(server.as("admin").get("/api/users").status()).isEqualTo(200);
    }

    @Test
    void whoIsShutOutHasNoWayIn() {
        var user = newUser(Role.DEVELOPER);
        var browser = server.signedIn(user);
        var program = server.bearer(server.as(user)
                .post("/api/tokens", "{\"label\":\"left\",\"days\":9}")
                .json()
                .get("secret")
                .asText());
        assertThat(program.get(ENGINE).status()).isEqualTo(200);

        assertThat(server.as("admin").delete("/api/users/" + user).status()).isEqualTo(204);

        assertThat(List.of(
                        server.as(user).get(ENGINE).status(),
                        program.get(ENGINE).status(),
                        browser.get(TASKLIST).status()))
                .containsExactly(401, 401, 302);
        assertThat(server.as("admin")
                        .post(
                                "/api/users",
                                "{\"id\":\"%s\",\"firstName\":\"N\",\"lastName\":\"N\",\"roles\":[\"APPROVER\"]}"
                                        .formatted(user))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aNewPasswordEndsSessionsBegunWithTheOldOne() {
        var user = newUser(Role.DEVELOPER);
        var browser = server.signedIn(user);
        clock.forward(Duration.ofSeconds(1));

        var password = server.as("admin")
                .post("/api/users/" + user + "/password", "")
                .json()
                .get("password")
                .asText();

        assertThat(browser.get(TASKLIST).status()).isEqualTo(302);
        assertThat(server.as(user).get(ENGINE).status()).isEqualTo(401);
        assertThat(server.as(user, password).get(ENGINE).status()).isEqualTo(200);
    }

    @Test
    void passwordsAreKeptAsSlowHashes() {
        var kept = jdbc.sql("select pwd_ from act_id_user where id_ = 'dora'")
                .query(String.class)
                .single();

        assertThat(kept).startsWith("{PBKDF2-SHA512}1000$");
    }

    @Test
    void onlyAdministratorsManagePeople() {
        assertThat(server.as("dora").get("/api/users").status()).isEqualTo(403);
        assertThat(server.as("otto")
                        .put("/api/users/otto/roles", "{\"roles\":[\"APPROVER\"]}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void changesOfPeopleAreAudited() {
        var user = newUser(Role.VALIDATOR);
        server.as("admin").put("/api/users/" + user + "/roles", "{\"roles\":[\"VALIDATOR\",\"AUDITOR\"]}");

        var actors = jdbc.sql("select actor from audit_entry where subject = ? and payload like '%auditor%'")
                .param(user)
                .query(String.class)
                .list();

        assertThat(actors).containsExactly("admin");
    }

    private Map<String, String> make(String owner, String label) {
        var json = server.as(owner)
                .post("/api/tokens", "{\"label\":\"%s\",\"days\":30}".formatted(label))
                .json();
        return Map.of(
                "id",
                json.at("/token/id").asText(),
                "secret",
                json.get("secret").asText());
    }

    private String newUser(Role role) {
        var id = "u" + UUID.randomUUID().toString().substring(0, 8);
        users.create(new NewUser(id, "New", "User", Set.of(role), ServerUsers.password(id)));
        return id;
    }

    private Answer logIn(String user, String password) {
        var browser = server.browser();
        return browser.postForm(
                "/login", Map.of("username", user, "password", password, "_csrf", browser.csrfToken("/login")));
    }

    private String appsOf(String user) {
        var browser = server.signedIn(user);
        browser.get(TASKLIST);
        return browser.get("/camunda/api/admin/auth/user/default")
                .json()
                .get("authorizedApps")
                .toString();
    }
}
