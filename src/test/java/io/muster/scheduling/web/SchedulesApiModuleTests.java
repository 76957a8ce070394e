package io.muster.scheduling.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.muster.scheduling.Schedule;
import io.muster.scheduling.Schedules;
import io.muster.testing.MusterModuleTest;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@MusterModuleTest
@AutoConfigureMockMvc
class SchedulesApiModuleTests {

    private static final UserRequestPostProcessor OPERATOR = user("otto").roles("OPERATOR");
    private static final UserRequestPostProcessor DEVELOPER = user("dora").roles("DEVELOPER");
    private static final Instant IN_A_WEEK = SettableClock.START.plus(Duration.ofDays(7));
    private static final String CREDIT = "/api/schedules/revalidation/credit-trees@1";

    @Autowired
    MockMvcTester http;

    @Autowired
    Schedules schedules;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void planOne() {
        clock.set(SettableClock.START);
        jdbc.sql("delete from scheduling_firing").update();
        jdbc.sql("delete from scheduling_schedule").update();
        schedules.plan("revalidation", "credit-trees@1", IN_A_WEEK, TestUsers.OPERATOR);
    }

    @Test
    void listsDueAndOverdueForEveryKnownUser() {
        clock.set(IN_A_WEEK.plusSeconds(60));

        var answer = http.get().uri("/api/schedules").with(DEVELOPER);

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$[0].subject").isEqualTo("credit-trees@1");
        assertThat(answer).bodyJson().extractingPath("$[0].due").isEqualTo(IN_A_WEEK.toString());
        assertThat(answer).bodyJson().extractingPath("$[0].overdue").isEqualTo(true);
    }

    @Test
    void revealsNothingToAnonymousCallers() {
        assertThat(http.get().uri("/api/schedules")).hasStatus4xxClientError();
    }

    @Test
    void theOperatorMovesADateWithAReason() {
        var sooner = IN_A_WEEK.minus(Duration.ofDays(1));

        var answer = http.put()
                .uri(CREDIT + "/due")
                .with(OPERATOR)
                .with(csrf())
                .contentType(APPLICATION_JSON)
                .content("{\"due\": \"%s\", \"reason\": \"new portfolio\"}".formatted(sooner))
                .exchange();

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.reason").isEqualTo("new portfolio");
        assertThat(answer).bodyJson().extractingPath("$.by").isEqualTo("otto");
        assertThat(schedule().due()).isEqualTo(sooner);
    }

    @Test
    void aMoveWithoutAReasonIsRefused() {
        var answer = http.put()
                .uri(CREDIT + "/due")
                .with(OPERATOR)
                .with(csrf())
                .contentType(APPLICATION_JSON)
                .content("{\"due\": \"%s\"}".formatted(IN_A_WEEK.plusSeconds(1)))
                .exchange();

        assertThat(answer).hasStatus(400);
        assertThat(schedule().due()).isEqualTo(IN_A_WEEK);
    }

    @Test
    void aReasonLongerThanIsKeptIsAProblem() {
        var tooLong = "x".repeat(2001);
        var move = http.put()
                .uri(CREDIT + "/due")
                .with(OPERATOR)
                .with(csrf())
                .contentType(APPLICATION_JSON)
                .content("{\"due\": \"%s\", \"reason\": \"%s\"}".formatted(IN_A_WEEK.plusSeconds(1), tooLong))
                .exchange();
        var cancellation = http.post()
                .uri(CREDIT + "/cancel")
                .with(OPERATOR)
                .with(csrf())
                .contentType(APPLICATION_JSON)
                .content("{\"reason\": \"%s\"}".formatted(tooLong))
                .exchange();

        assertThat(move).hasStatus(400).hasContentType(APPLICATION_PROBLEM_JSON);
        assertThat(cancellation).hasStatus(400).hasContentType(APPLICATION_PROBLEM_JSON);
        assertThat(schedule().due()).isEqualTo(IN_A_WEEK);
        assertThat(schedule().isPlanned()).isTrue();
    }

    @Test
    void theOperatorRunsOneNow() {
        var answer =
                http.post().uri(CREDIT + "/run").with(OPERATOR).with(csrf()).exchange();

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.state").isEqualTo("FIRED");
        assertThat(schedule().by()).isEqualTo(TestUsers.OPERATOR);
    }

    @Test
    void theOperatorCancelsWithAReason() {
        var answer = http.post()
                .uri(CREDIT + "/cancel")
                .with(OPERATOR)
                .with(csrf())
                .contentType(APPLICATION_JSON)
                .content("{\"reason\": \"retires\"}")
                .exchange();

        assertThat(answer).hasStatusOk();
        assertThat(schedule().state()).isEqualTo(Schedule.State.CANCELLED);
    }

    @Test
    void othersMayOnlyLook() {
        assertThat(http.post().uri(CREDIT + "/run").with(DEVELOPER).with(csrf()).exchange())
                .hasStatus(403);
        assertThat(http.post()
                        .uri(CREDIT + "/cancel")
                        .with(DEVELOPER)
                        .with(csrf())
                        .contentType(APPLICATION_JSON)
                        .content("{\"reason\": \"why not\"}")
                        .exchange())
                .hasStatus(403);
        assertThat(schedule().isPlanned()).isTrue();
    }

    @Test
    void whatWasNeverPlannedIsAProblemWithAName() {
        var answer = http.get()
                .uri("/api/schedules/revalidation/nobody@1")
                .with(DEVELOPER)
                .exchange();

        assertThat(answer).hasStatus(404);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/schedule-not-found");
    }

    private Schedule schedule() {
        return schedules.find("revalidation", "credit-trees@1").orElseThrow();
    }
}
