package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.audit.AuditTrail;
import io.muster.security.Role;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.Server.Answer;
import io.muster.testing.Server.Caller;
import io.muster.testing.ServerUsers;
import io.muster.testing.SettableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All endpoints at which a password can be tried or set, and the names by which people are known. */
@MusterServerTest
class PasswordChangesServerTests {

    private static final String VERSION = "/engine-rest/version";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String IN_THE_BROWSER = "/camunda/api/engine/engine/default";
    private static final String NEW_PASSWORD = "quite another secret";

    @Autowired
    Server server;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuditTrail audit;

    @Autowired
    SettableClock clock;

    private final Map<Caller, String> csrfTokens = new HashMap<>();
    private String user;

    @BeforeEach
    void aNewPerson() {
        clock.forward(Duration.ofMinutes(2));
        user = "u" + UUID.randomUUID().toString().substring(0, 8);
        users.create(new NewUser(user, "New", "User", Set.of(Role.DEVELOPER), ServerUsers.password(user)));
    }

    @Test
    void whoHoldsATokenDoesNotGuessThePasswordOfItsOwner() {
        var thief = server.bearer(token());
        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(change(thief, "wrong " + attempt).status()).isEqualTo(400);
        }

        var right = change(thief, ServerUsers.password(user));

        assertThat(right.status()).as(right.body()).isEqualTo(429);
        assertThat(right.header("Retry-After")).contains("60");
        assertThat(refusalsNaming("PUT /engine-rest/user/" + user + "/credentials"))
                .isEqualTo(6);
    }

    @Test
    void noBrowserDoesEither() {
        var browser = server.signedIn(user);
        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(inTheBrowser(browser, "/credentials", credentials("wrong " + attempt))
                            .status())
                    .isEqualTo(400);
        }

        assertThat(inTheBrowser(browser, "/credentials", credentials(ServerUsers.password(user)))
                        .status())
                .isEqualTo(429);
    }

    /** Guesses at one endpoint count at all others. */
    @Test
    void theEndpointsCountTogether() {
        var thief = server.bearer(token());
        for (var attempt = 0; attempt < 5; attempt++) {
            change(thief, "wrong " + attempt);
        }

        clock.forward(Duration.ofSeconds(30));
        assertThat(server.as(user, "wrong again").get(VERSION).status()).isEqualTo(429);
    }

    @Test
    void wrongPasswordsAreInTheTrailWithTheEndpoint() {
        server.as(user, "wrong").get(VERSION);
        var browser = server.browser();
        browser.postForm("/login", Map.of("username", user, "password", "wrong", "_csrf", browser.csrfToken("/login")));

        assertThat(refusalsNaming("'%s' at GET /engine-rest/version".formatted(user)))
                .isEqualTo(1);
        assertThat(refusalsNaming("'%s' at POST /login".formatted(user))).isEqualTo(1);
    }

    @Test
    void changingOnesPasswordEndsSessionsAndTokens() {
        var token = server.bearer(token());
        var browser = server.signedIn(user);
        clock.forward(Duration.ofSeconds(1));

        assertThat(change(server.as(user), ServerUsers.password(user)).status()).isEqualTo(204);

        assertThat(token.get(VERSION).status()).isEqualTo(401);
        assertThat(browser.get(TASKLIST).status()).isEqualTo(302);
        assertThat(server.as(user).get(VERSION).status()).isEqualTo(401);
        assertThat(server.as(user, NEW_PASSWORD).get(VERSION).status()).isEqualTo(200);
    }

    /** What other nodes look up: they remember nothing for longer than the token cache. */
    @Test
    void theEndOfTokensIsInTheDatabase() {
        token();
        server.as("admin").post("/api/users/" + user + "/password", "");

        assertThat(jdbc.sql("select count(*) from security_token where owner = ? and revoked_at is null")
                        .param(user)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from security_session_end where user_id = ?")
                        .param(user)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aPasswordThatWasChangedElsewhereIsNotRememberedAsRight() {
        assertThat(server.as(user).get(VERSION).status()).isEqualTo(200);
        // Another node writes only this, and the hash; it cannot empty our memory.
        jdbc.sql("update act_id_user set pwd_ = (select pwd_ from act_id_user where id_ = 'vera'), rev_ = rev_ + 1"
                        + " where id_ = ?")
                .param(user)
                .update();
        jdbc.sql("insert into security_session_end (user_id, ended_at) values (?, current_timestamp)")
                .param(user)
                .update();

        clock.forward(Duration.ofSeconds(16));

        assertThat(server.as(user).get(VERSION).status()).isEqualTo(401);
    }

    @Test
    void anAdministratorsResetEndsTokensToo() {
        var token = server.bearer(token());
        assertThat(token.get(VERSION).status()).isEqualTo(200);

        server.as("admin").post("/api/users/" + user + "/password", "");

        assertThat(token.get(VERSION).status()).isEqualTo(401);
    }

    @Test
    void refusesToRenameOneselfAtEitherEndpoint() {
        for (var profile : List.of(
                profile(user, "Vera", "Test", ""),
                profile(user, "New", "Test", ""),
                profile(user, "New", "User", "vera@example.org"))) {
            assertThat(server.as(user).put(path("/profile"), profile).status())
                    .as(profile)
                    .isEqualTo(403);
            assertThat(inTheBrowser(server.signedIn(user), "/profile", profile).status())
                    .as(profile)
                    .isEqualTo(403);
        }

        assertThat(users.get(user).displayName()).isEqualTo("New User");
        assertThat(refusalsNaming("PUT /engine-rest/user/" + user + "/profile")).isEqualTo(3);
    }

    @Test
    void anAdministratorRenamesAPersonAndTheTrailSaysHow() {
        assertThat(server.as("admin")
                        .put(path("/profile"), profile(user, "New", "Married", ""))
                        .status())
                .isEqualTo(204);

        assertThat(users.get(user).displayName()).isEqualTo("New Married");
        assertThat(jdbc.sql("select payload from audit_entry where subject = ? and actor = 'admin'")
                        .param(user)
                        .query(String.class)
                        .list())
                .anyMatch(payload -> payload.contains("User") && payload.contains("Married"));
    }

    /** The engine would write the names, and the password, of one person over those of the other. */
    @Test
    void administratorsCannotChangeIdsEither() {
        var other = profile("vera", "New", "User", "");

        assertThat(server.as("admin").put(path("/profile"), other).status()).isEqualTo(400);
        assertThat(server.as(user).put(path("/profile"), other).status()).isEqualTo(400);
        assertThat(server.as("admin")
                        .put(path("/profile"), profile("nobody-yet", "New", "User", ""))
                        .status())
                .isEqualTo(400);

        assertThat(users.get("vera").displayName()).isEqualTo("Vera Test");
        assertThat(server.as("vera").get(VERSION).status()).isEqualTo(200);
    }

    @Test
    void thePlacesWhereTheEngineWouldCheckAPasswordOrMakeAnAdministratorAreShut() {
        var verify = "{\"username\":\"vera\",\"password\":\"%s\"}".formatted(ServerUsers.password("vera"));
        assertThat(server.as(user).post("/engine-rest/identity/verify", verify).status())
                .isEqualTo(403);
        assertThat(server.as(user)
                        .post("/engine-rest/engine/default/identity/verify", verify)
                        .status())
                .isEqualTo(403);

        var browser = server.signedIn(user);
        assertThat(send(browser, "POST", IN_THE_BROWSER + "/identity/verify", verify)
                        .status())
                .isEqualTo(403);
        assertThat(send(
                                browser,
                                "POST",
                                "/camunda/api/admin/setup/default/user/create",
                                "{\"profile\":{\"id\":\"second\"},\"credentials\":{\"password\":\"%s\"}}"
                                        .formatted(NEW_PASSWORD))
                        .status())
                .isEqualTo(403);
    }

    private String token() {
        return server.as(user)
                .post("/api/tokens", "{\"label\":\"mine\",\"days\":30}")
                .json()
                .get("secret")
                .asText();
    }

    private Answer change(Caller caller, String present) {
        return caller.put(path("/credentials"), credentials(present));
    }

    private static String credentials(String present) {
        return "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}".formatted(NEW_PASSWORD, present);
    }

    private static String profile(String id, String first, String last, String email) {
        return "{\"id\":\"%s\",\"firstName\":\"%s\",\"lastName\":\"%s\",\"email\":%s}"
                .formatted(id, first, last, email.isEmpty() ? "null" : "\"" + email + "\"");
    }

    private String path(String what) {
        return "/engine-rest/user/" + user + what;
    }

    private Answer inTheBrowser(Caller browser, String what, String body) {
        return send(browser, "PUT", IN_THE_BROWSER + "/user/" + user + what, body);
    }

    /** The web applications pass out their CSRF token once for a session. */
    private Answer send(Caller browser, String method, String path, String body) {
        var token = csrfTokens.computeIfAbsent(
                browser, any -> browser.get(TASKLIST).header("X-XSRF-TOKEN").orElseThrow());
        return browser.send(
                method,
                path,
                BodyPublishers.ofString(body),
                Map.of("Content-Type", "application/json", "X-XSRF-TOKEN", token));
    }

    private int refusalsNaming(String what) {
        audit.chains(); // Waits for what is still being written.
        return jdbc.sql("select count(*) from audit_entry where what = 'Refused' and payload like ?")
                .param("%" + what + "%")
                .query(Integer.class)
                .single();
    }
}
