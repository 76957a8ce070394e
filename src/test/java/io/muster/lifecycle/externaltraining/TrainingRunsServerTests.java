package io.muster.lifecycle.externaltraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.inventory.Inventory;
import io.muster.shared.VersionId;
import io.muster.testing.MusterServerTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.Server;
import io.muster.training.Training;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The progress of embedded training is visible over HTTP while it runs. */
@MusterServerTest
@TestPropertySource(
        properties = {
            "muster.lifecycle.worker.enabled=false",
            "muster.training.commands.endless.arguments[0]=/bin/sh",
            "muster.training.commands.endless.arguments[1]=-c",
            "muster.training.commands.endless.arguments[2]=echo 'progress 0.4 half way'; sleep 600"
        })
@Import({ProcessDriver.class, TrainedLoans.class})
class TrainingRunsServerTests {

    @Autowired
    Server server;

    @Autowired
    TrainedLoans loans;

    @Autowired
    Inventory inventory;

    @Autowired
    Training training;

    @Test
    void showsACommandsOwnProgressUntilItIsStopped() {
        var version = loans.drafted("command", "endless");

        assertThatThrownBy(() -> training.train(inventory.version(version), "command run", (done, message) -> {
                    var seen = seen(version);
                    if (seen != null && seen.path("message").asText().equals("half way")) {
                        assertThat(seen.path("state").asText()).isEqualTo("RUNNING");
                        assertThat(seen.path("progress").asDouble()).isEqualTo(0.4);
                        throw new CancellationException("Seen");
                    }
                }))
                .isInstanceOf(CancellationException.class)
                .hasMessage("Seen");
        assertThat(seen(version).path("state").asText()).isEqualTo("CANCELLED");
    }

    @Test
    void showsWhatEmbeddedTrainingIsAt() throws Exception {
        var version = loans.drafted("embedded", "logistic-scorecard");

        training.train(inventory.version(version), "embedded run", (done, message) -> {
                    if (done > 0) {
                        // Progress reported before this is written in another thread.
                        await().until(() ->
                                !seen(version).path("message").asText().isEmpty());
                        assertThat(seen(version).path("state").asText()).isEqualTo("RUNNING");
                    }
                })
                .close();
        assertThat(seen(version).path("state").asText()).isEqualTo("FINISHED");
        assertThat(seen(version).path("progress").asDouble()).isEqualTo(1);
    }

    private JsonNode seen(VersionId version) {
        return server.as("dora")
                .get("/api/training-runs?version=" + version)
                .json()
                .get(0);
    }
}
