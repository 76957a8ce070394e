package io.muster.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.Browser;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.Server.Caller;
import io.muster.testing.ServerUsers;
import io.muster.testing.SettableClock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MusterServerTest
class NotificationsPageBrowserTests {

    private static final String PAGE = "/notifications";
    private static final String SEND_AGAIN = PAGE + "/deliveries/letter-1/send-again";

    @Autowired
    Server server;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aLetterIsDead() {
        var then = SettableClock.START.atOffset(ZoneOffset.UTC);
        jdbc.sql("insert into notification_event (id, kind, subject, actor, happened_at, body, addressed_at)"
                        + " values ('event-1', 'VersionSuspended', 'credit-trees@3', 'otto', ?, '{}', ?)")
                .params(then, then)
                .update();
        jdbc.sql("insert into notification_delivery"
                        + " (id, event, channel, recipient, state, attempts, due, failure, settled_at) values"
                        + " ('letter-1', 'event-1', 'MAIL', 'vera', 'DEAD', 1, ?, '<b>no address</b>', ?)")
                .params(then, then)
                .update();
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from notification_delivery").update();
        jdbc.sql("delete from notification_event").update();
        jdbc.sql("delete from notification_preference").update();
    }

    @Test
    void everyoneChoosesHowOftenTheyAreTold() {
        var vera = server.signedIn("vera");
        assertThat(vera.get(PAGE).body()).contains("no mail server").contains(checked("IMMEDIATE"));

        assertThat(post(vera, PAGE + "/preference", Map.of("mail", "DAILY")).status())
                .isEqualTo(302);

        assertThat(vera.get(PAGE).body()).contains(checked("DAILY"));
        assertThat(server.signedIn("anna").get(PAGE).body()).contains(checked("IMMEDIATE"));
    }

    @Test
    void theAddressIsTheOneThatAnAdministratorEntered() {
        var profile = "{\"id\": \"anna\", \"firstName\": \"Anna\", \"lastName\": \"Test\", \"email\": \"%s\"}";
        assertThat(server.as("admin")
                        .put("/engine-rest/user/anna/profile", profile.formatted("anna@bank.example"))
                        .status())
                .isEqualTo(204);

        assertThat(server.signedIn("anna").get(PAGE).body()).contains("anna@bank.example");
    }

    @Test
    void anOperatorSeesWhatWasNotDeliveredAndSendsItAgain() {
        var otto = server.signedIn("otto");
        assertThat(otto.get(PAGE).body())
                .contains("Version suspended", "credit-trees@3", "&lt;b&gt;no address&lt;/b&gt;")
                .doesNotContain("<b>no address");

        assertThat(post(otto, SEND_AGAIN, Map.of()).status()).isEqualTo(302);

        assertThat(state()).isEqualTo("WAITING");
        assertThat(post(otto, SEND_AGAIN, Map.of()))
                .returns(409, Server.Answer::status)
                .satisfies(answer -> assertThat(answer.body()).contains("only a dead letter can be sent again"));
    }

    @Test
    void othersNeitherSeeNorSendIt() {
        var vera = server.signedIn("vera");

        assertThat(vera.get(PAGE).body()).doesNotContain("Version suspended", "Not delivered");
        assertThat(post(vera, SEND_AGAIN, Map.of()).status()).isEqualTo(403);
        assertThat(state()).isEqualTo("DEAD");
    }

    @Test
    void withoutItsTokenNoFormIsTaken() {
        var otto = server.signedIn("otto");

        assertThat(otto.postForm(SEND_AGAIN, Map.of()).status()).isEqualTo(403);
        assertThat(state()).isEqualTo("DEAD");
    }

    @Test
    void noIdLeadsElsewhere() {
        var vera = server.signedIn("vera");

        assertThat(vera.get("/tasks/018f-task").header("Location"))
                .contains("/camunda/app/tasklist/default/#/?task=018f-task");
        for (var id : List.of("..%2F..%2Flogout", "%2F%2Fevil.example", "a%0d%0aSet-Cookie:%20a=b", "a&b=c")) {
            assertThat(vera.get("/tasks/" + id).status()).as(id).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void thePageLooksRightOnADeskAndOnATelephone() {
        try (var browser = Browser.open(server.url())) {
            browser.page().navigate(PAGE);
            browser.page().fill("#username", "otto");
            browser.page().fill("#password", ServerUsers.password("otto"));
            browser.page().click("button[type=submit]");
            browser.page().waitForSelector("text=Send again");
            browser.screenshots("notifications");
            assertThat(browser.isTooWide()).isFalse();
        }
    }

    private static Server.Answer post(Caller caller, String path, Map<String, String> fields) {
        var all = new java.util.HashMap<>(fields);
        all.put("_csrf", caller.csrfToken(PAGE));
        return caller.postForm(path, all);
    }

    private String state() {
        return jdbc.sql("select state from notification_delivery where id = 'letter-1'")
                .query(String.class)
                .single();
    }

    private static String checked(String frequency) {
        return "value=\"%s\" checked=\"checked\"".formatted(frequency);
    }
}
