package io.muster.lifecycle.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is not there: for an administrator, whom nothing else stops. Ids in paths are in EngineOperationsServerTests too. */
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

    private int logged() {
        return jdbc.sql("select count(*) from act_hi_op_log")
                .query(Integer.class)
                .single();
    }
}
