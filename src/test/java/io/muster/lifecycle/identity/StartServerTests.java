package io.muster.lifecycle.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.Muster;
import io.muster.security.SelfCheck;
import io.muster.security.SelfCheck.Answer;
import io.muster.security.UnsafeStart;
import io.muster.testing.MusterServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;

@MusterServerTest
class StartServerTests {

    @Autowired
    List<SelfCheck> checks;

    @Test
    void asShippedOnlyWhatBelongsToTheTestStandsOpen() {
        var open = checks.stream()
                .flatMap(check -> check.examine().stream())
                .filter(answer -> !answer.safe())
                .map(Answer::question);

        assertThat(open)
                .containsExactlyInAnyOrder(
                        "Session cookie over HTTPS only?",
                        "Passwords hashed slowly?",
                        "Lifecycles proven before they run?");
    }

    @Test
    void productionMakesNoEngineTablesByItself() {
        assertThatThrownBy(() -> start("production"))
                .rootCause()
                .isInstanceOf(EngineSchemaMissing.class)
                .hasMessageContaining("schema-update=true");
    }

    @Test
    void productionDoesNotStartOpenAndSaysWhatIs() {
        assertThatThrownBy(() -> start(
                        "production",
                        "--camunda.bpm.database.schema-update=true",
                        "--camunda.bpm.authorization.enabled=false",
                        "--server.servlet.session.cookie.secure=false"))
                .isInstanceOf(UnsafeStart.class)
                .hasMessageContaining("Engine permissions checked? no")
                .hasMessageContaining("Session cookie over HTTPS only? no")
                .hasMessageNotContaining("Scripts");
    }

    private static void start(String profile, String... arguments) {
        var all = new ArrayList<>(List.of(
                "--spring.profiles.active=" + profile,
                "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
                "--server.port=0",
                "--camunda.bpm.process-engine-name=refused",
                "--camunda.bpm.job-execution.enabled=false",
                "--muster.scheduling.automatic=false",
                "--muster.artifacts.directory=target/test-artifacts",
                "--muster.training.directory=target/test-training",
                "--muster.audit.checkpoint-memory=target/test-data/checkpoint.json"));
        all.addAll(List.of(arguments));
        new SpringApplicationBuilder(Muster.class)
                .run(all.toArray(String[]::new))
                .close();
    }
}
