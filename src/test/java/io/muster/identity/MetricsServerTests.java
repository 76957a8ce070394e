package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.security.Role;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.ServerUsers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Applications may not see how often which model is called. */
@MusterServerTest
class MetricsServerTests {

    @Autowired
    Server server;

    @Autowired
    Users users;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/prometheus",
                "/actuator/metrics",
                "/actuator/metrics/jvm.memory.used",
                "/engine-rest/metrics",
                "/engine-rest/metrics/job-successful/sum",
                "/engine-rest/engine/default/metrics/job-successful/sum"
            })
    void onlyOperatorsAuditorsAndAdministratorsReadMetrics(String path) {
        for (var user : List.of("app", "wanda", "dora", "vera", "anna", "sven", "desi")) {
            assertThat(server.as(user).get(path).status()).as(user).isEqualTo(403);
        }
        for (var user : List.of("otto", "ada", "admin")) {
            // Prometheus is switched off in tests.
            assertThat(server.as(user).get(path).status()).as(user).isIn(200, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/default/metrics/job-successful/sum",
                "/camunda/api/admin/plugin/adminPlugins/default/metrics/aggregated?metrics=activity-instance-start"
            })
    void noSessionReadsThemEither(String path) {
        assertThat(server.signedIn("app").get(path).status()).isEqualTo(403);
        assertThat(server.signedIn("admin").get(path).status()).isNotEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/metrics", "/engine-rest/metrics"})
    void anApplicationReadsThemWhenItIsGivenSuchARole(String path) {
        users.setRoles("app", Set.of(Role.APPLICATION, Role.AUDITOR));
        try {
            assertThat(server.as("app").get(path).status()).isEqualTo(200);
        } finally {
            users.setRoles("app", Set.of(ServerUsers.ROLES.get("app")));
        }
        assertThat(server.as("app").get(path).status()).isEqualTo(403);
    }
}
