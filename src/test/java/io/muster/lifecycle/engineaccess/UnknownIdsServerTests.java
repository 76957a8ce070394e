package io.muster.lifecycle.engineaccess;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests with unknown ids by an administrator, whom no other check stops. EngineOperationsServerTests also covers ids in paths. */
@MusterServerTest
class UnknownIdsServerTests {

    @Autowired
    Server server;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT | /job/nothing/suspended | {\"suspended\":true}",
                "PUT | /job/suspended | {\"suspended\":true,\"jobDefinitionId\":\"nothing\"}",
                "PUT | /job/suspended | {\"suspended\":true,\"processInstanceId\":\"nothing\"}",
                "PUT | /job/suspended | {\"suspended\":true,\"processDefinitionKey\":\"nothing\"}",
                "PUT | /job-definition/nothing/retries | {\"retries\":1}",
                "PUT | /job-definition/suspended | {\"suspended\":true,\"processDefinitionId\":\"nothing\"}",
                "PUT | /process-instance/suspended | {\"suspended\":true,\"processDefinitionId\":\"nothing\"}",
                "PUT | /process-instance/nothing/suspended | {\"suspended\":true}",
                "PUT | /process-definition/suspended | {\"suspended\":true,\"processDefinitionKey\":\"nothing\"}",
                "PUT | /process-definition/key/nothing/suspended | {\"suspended\":true}",
                "DELETE | /task/nothing | {}",
                "DELETE | /group/nothing | {}",
                "DELETE | /group/approver/members/nothing | {}",
                "POST | /user/nothing/unlock | {}",
                "GET | /task/nothing/form-variables | {}",
                "GET | /case-definition | {}",
            })
    void isNotFoundAndLeavesNothingInTheLog(String method, String path, String body) {
        var before = logged();

        var answer = server.as("admin")
                .send(
                        method,
                        "/engine-rest" + path,
                        BodyPublishers.ofString(body),
                        Map.of("Content-Type", "application/json"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(logged()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT | /user/vera/profile | {\"id\":\"vera\",\"lastName\":\"a\\u0000\"} | 'lastName'",
                "POST | /task/nothing/complete | {\"variables\":{\"reason\":{\"value\":\"a\\ud83d\"}}} | 'variables.reason.value'",
                "POST | /task/nothing/submit-form | {\"variables\":{\"re\\u0000\":{\"value\":1}}} | The name of a field in 'variables'",
                "POST | /task/nothing/comment/create | {\"message\":\"\\u0000\"} | 'message'",
                "GET | /task?nameLike=a%00 | {} | 'nameLike'",
            })
    void aTextThatNoDatabaseKeepsIsRefusedWithTheNameOfItsField(String method, String path, String body, String field) {
        for (var type : List.of("application/json", "text/json", "application/json;charset=UTF-8")) {
            var answer = server.as("admin")
                    .send(method, "/engine-rest" + path, BodyPublishers.ofString(body), Map.of("Content-Type", type));

            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.json().path("message").asText()).startsWith(field + " contains ");
        }
    }

    @Test
    void aBodyThatIsNotJsonIsStillRefusedByItsReader() {
        for (var body : List.of("\0\0", "{\"id\": ", "=")) {
            var answer = server.as("admin")
                    .send(
                            "PUT",
                            "/engine-rest/user/vera/profile?=&a",
                            BodyPublishers.ofString(body),
                            Map.of("Content-Type", "application/json"));

            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        }
    }

    @Test
    void aDeploymentWithANameThatNoDatabaseKeepsIsRefused() {
        var answer = server.as("desi")
                .postMultipart(
                        "/engine-rest/deployment/create",
                        Map.of("deployment-name", "by\0desi"),
                        Map.of("kept.form", "{}"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("'deployment-name' contains a character with code 0");
    }

    private int logged() {
        return jdbc.sql("select count(*) from act_hi_op_log")
                .query(Integer.class)
                .single();
    }
}
