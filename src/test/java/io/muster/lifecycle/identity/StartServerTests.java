package io.muster.lifecycle.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.security.SelfCheck;
import io.muster.security.SelfCheck.Answer;
import io.muster.security.UnsafeStart;
import io.muster.testing.MusterServerTest;
import io.muster.testing.PlainServer;
import io.muster.testing.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@MusterServerTest
class StartServerTests {

    private static final Duration START = Duration.ofMinutes(4);

    @TempDir
    Path directory;

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
    void productionMakesNoEngineTablesByItself() throws Exception {
        assertThat(refusal("production"))
                .contains(EngineSchemaMissing.class.getSimpleName())
                .contains("schema-update=true");
    }

    @Test
    void productionDoesNotStartOpenAndSaysWhatIs() throws Exception {
        assertThat(refusal(
                        "production",
                        "--camunda.bpm.database.schema-update=true",
                        "--camunda.bpm.authorization.enabled=false",
                        "--server.servlet.session.cookie.secure=false"))
                .contains(UnsafeStart.class.getSimpleName())
                .contains("Engine permissions checked? no")
                .contains("Session cookie over HTTPS only? no")
                .doesNotContain("Scripts refused? no");
    }

    /** What a server says that refuses to start. */
    private String refusal(String profile, String... arguments) throws Exception {
        var all = new ArrayList<>(List.of(
                "--spring.profiles.active=" + profile,
                "--spring.datasource.url=jdbc:h2:mem:refused",
                "--server.port=0",
                "--camunda.bpm.job-execution.enabled=false",
                "--muster.scheduling.automatic=false",
                "--muster.artifacts.directory=" + directory.resolve("artifacts"),
                "--muster.training.directory=" + directory.resolve("training"),
                "--muster.security.key-directory=" + directory.resolve("keys"),
                "--muster.audit.checkpoint-memory=" + directory.resolve("checkpoint.json"),
                "--muster.evidence.revocation-memory=" + directory.resolve("revocations")));
        all.addAll(List.of(arguments));
        try (var server = ServerProcess.start(PlainServer.class, directory.resolve("server.log"), all)) {
            assertThat(server.awaitEnd(START)).as(server::tail).isNotZero();
            return server.output();
        }
    }
}
