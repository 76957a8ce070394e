package io.muster.notification.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.muster.inventory.versions.VersionEvent.VersionSuspended;
import io.muster.notification.delivery.NotificationsContext;
import io.muster.shared.VersionId;
import io.muster.testing.ApiDocuments;
import io.muster.testing.TestUsers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class NotificationsApiModuleTests extends NotificationsContext {

    private static final String DELIVERIES = "/api/notifications/deliveries";
    private static final String PREFERENCE = "/api/notifications/preference";

    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationEventPublisher events;

    @BeforeEach
    void failOnce() {
        receiver.answering(410);
        transaction.executeWithoutResult(status -> events.publishEvent(
                new VersionSuspended(VersionId.parse("unheard-of@1"), "drift", TestUsers.OPERATOR, clock.instant())));
        round();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPERATOR", "ADMINISTRATOR"})
    void thoseWhoRunMusterSeeDeadLettersAndSendThemAgain(String role) {
        var letters = http.get().uri(DELIVERIES).with(user("otto").roles(role)).exchange();
        assertThat(letters).hasStatusOk();
        assertThat(letters).bodyJson().extractingPath("$.items[0].kind").isEqualTo("VersionSuspended");
        assertThat(letters).bodyJson().extractingPath("$.items[0].recipient").isEqualTo("chat");
        assertThat(letters)
                .bodyJson()
                .extractingPath("$.items[0].failure")
                .asString()
                .contains("410");

        assertThat(sendAgain(letter(), role))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("WAITING");
        round();

        assertThat(receiver.posts()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DEVELOPER",
                "DESIGNER",
                "VALIDATOR",
                "APPROVER",
                "SECOND_APPROVER",
                "AUDITOR",
                "APPLICATION",
                "WORKER"
            })
    void othersNeitherSeeNorSendThem(String role) {
        assertThat(http.get().uri(DELIVERIES).with(user("dora").roles(role)).exchange())
                .hasStatus(403);
        assertThat(sendAgain(letter(), role)).hasStatus(403);
        round();
        assertThat(receiver.posts()).hasSize(1);
    }

    @Test
    void anUnknownDeliveryIsAProblemWithAName() {
        assertThat(sendAgain("nothing", "OPERATOR"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/delivery-not-found");
    }

    @Test
    void whatWasSentIsNotSentAgain() {
        var letter = letter();
        sendAgain(letter, "OPERATOR");
        round();

        assertThat(sendAgain(letter, "OPERATOR"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/delivery-not-dead");
    }

    @Test
    void everyoneChoosesForThemselvesOnly() {
        assertThat(mine("vera", "VALIDATOR"))
                .bodyJson()
                .extractingPath("$.mail")
                .isEqualTo("IMMEDIATE");

        assertThat(choose("vera", "VALIDATOR", "DAILY")).hasStatusOk();

        assertThat(mine("vera", "VALIDATOR"))
                .bodyJson()
                .extractingPath("$.mail")
                .isEqualTo("DAILY");
        assertThat(mine("anna", "APPROVER")).bodyJson().extractingPath("$.mail").isEqualTo("IMMEDIATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPLICATION", "WORKER"})
    void programsHaveNothingToChoose(String role) {
        assertThat(mine("app", role)).hasStatus(403);
        assertThat(choose("app", role, "NONE")).hasStatus(403);
    }

    @Test
    void anUnknownChoiceIsRefused() {
        assertThat(choose("vera", "VALIDATOR", "HOURLY")).hasStatus(400);
        assertThat(mine("vera", "VALIDATOR"))
                .bodyJson()
                .extractingPath("$.mail")
                .isEqualTo("IMMEDIATE");
    }

    @Test
    void describesEveryEndpointAndWhoMayCallIt() throws Exception {
        var document = ApiDocuments.read(
                http.get().uri("/v3/api-docs").with(user("ada").roles("AUDITOR")));

        assertThat(ApiDocuments.operations(document))
                .contains(
                        "GET /api/notifications/deliveries",
                        "POST /api/notifications/deliveries/{id}/send-again",
                        "GET /api/notifications/preference",
                        "PUT /api/notifications/preference");
        ApiDocuments.requireSecured(document);
        assertThat(document.at("/paths/~1api~1notifications~1deliveries/get/description")
                        .asText())
                .contains("operator", "administrator");
    }

    @Test
    void strangersAreToldNothing() {
        assertThat(http.get().uri(DELIVERIES)).hasStatus4xxClientError();
        assertThat(http.get().uri(PREFERENCE)).hasStatus4xxClientError();
    }

    private String letter() {
        return jdbc.sql("select id from notification_delivery where channel = 'WEBHOOK'")
                .query(String.class)
                .single();
    }

    private MvcTestResult sendAgain(String id, String role) {
        return http.post()
                .uri(DELIVERIES + "/" + id + "/send-again")
                .with(user("otto").roles(role))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult mine(String person, String role) {
        return http.get().uri(PREFERENCE).with(user(person).roles(role)).exchange();
    }

    private MvcTestResult choose(String person, String role, String choice) {
        return http.put()
                .uri(PREFERENCE)
                .with(user(person).roles(role))
                .with(csrf())
                .contentType(APPLICATION_JSON)
                .content("{\"mail\": \"%s\"}".formatted(choice))
                .exchange();
    }
}
