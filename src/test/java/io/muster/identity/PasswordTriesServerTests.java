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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The entries in the trail about passwords that strangers try, for any number and any text. */
@MusterServerTest
class PasswordTriesServerTests {

    private static final String VERSION = "/engine-rest/version";
    private static final Duration AN_HOUR = Duration.ofHours(1);

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

    private String user;

    @BeforeEach
    void aNewPerson() {
        clock.forward(Duration.ofMinutes(2));
        user = "u" + UUID.randomUUID().toString().substring(0, 8);
        users.create(new NewUser(user, "New", "User", Set.of(Role.DEVELOPER), ServerUsers.password(user)));
    }

    /** More wrong tries than the trail keeps of one, each under a claimed id of its own or all under one. */
    @Test
    void noiseHidesNoGuessAtAnotherPerson() {
        clock.forward(AN_HOUR);
        var before = refusalsNaming("'admin' at GET /engine-rest/version");
        for (var noise = 0; noise < 310; noise++) {
            server.as("noise", "wrong").get(VERSION);
            server.as("noise-" + noise, "wrong").get(VERSION);
        }
        assertThat(server.as("admin", "too soon").get(VERSION).status()).isEqualTo(429);
        clock.forward(Duration.ofMinutes(2));
        assertThat(server.as("admin", "wrong").get(VERSION).status()).isEqualTo(401);

        assertThat(refusalsNaming("'admin' at GET /engine-rest/version")).isEqualTo(before + 2);
        assertThat(refusalsNaming("'noise' at GET")).isLessThanOrEqualTo(305);
        clock.forward(AN_HOUR);
    }

    @Test
    void aSignedInPersonHidesNoGuessEither() {
        var thief = server.bearer(server.as(user)
                .post("/api/tokens", "{\"label\":\"mine\",\"days\":30}")
                .json()
                .get("secret")
                .asText());
        for (var noise = 0; noise < 310; noise++) {
            guess(thief, "wrong " + noise);
        }
        clock.forward(Duration.ofMinutes(2));

        assertThat(guess(thief, "wrong again").status()).isEqualTo(400);

        assertThat(refusalsNaming("show the password of '%s' at PUT%%a wrong password".formatted(user)))
                .isEqualTo(6);
        clock.forward(AN_HOUR);
    }

    @Test
    void anImpossibleIdIsAWrongUser() {
        for (var id : List.of("ve\0ra", "vera\0", "v".repeat(65), "ve ra", "ve_ra")) {
            assertThat(server.as(id, "wrong").get(VERSION).status()).as(id).isEqualTo(401);
        }
        var browser = server.browser();
        var answer = browser.postForm(
                "/login", Map.of("username", "ve\0ra", "password", "wrong", "_csrf", browser.csrfToken("/login")));

        assertThat(answer.header("Location").orElseThrow()).endsWith("/login?error");
        assertThat(refusalsNaming("'ve\ufffdra' at POST /login")).isEqualTo(1);
    }

    @Test
    void aTokensLabelMustBeOneThatEveryDatabaseKeeps() {
        var answer = server.as(user).post("/api/tokens", "{\"label\":\"mi\\u0000ne\",\"days\":30}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("'label' contains a character with code 0");
    }

    private Answer guess(Caller caller, String present) {
        return caller.put(
                "/engine-rest/user/" + user + "/credentials",
                "{\"password\":\"quite another secret\",\"authenticatedUserPassword\":\"%s\"}".formatted(present));
    }

    private int refusalsNaming(String what) {
        audit.chains(); // Waits for what is still being written.
        return jdbc.sql("select count(*) from audit_entry where what = 'Refused' and payload like ?")
                .param("%" + what + "%")
                .query(Integer.class)
                .single();
    }
}
