package io.muster.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.inventory.Inventory;
import io.muster.testing.CreditModel;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MusterServerTest
class MonitorsServerTests {

    @Autowired
    Server server;

    @Autowired
    Inventory inventory;

    @Autowired
    SettableClock clock;

    private String silence(Object version, Duration until) {
        return """
                {"version": "%s", "statistic": "psi", "reason": "a campaign", "owner": "dora", "until": "%s"}""".formatted(version, clock.instant().plus(until));
    }

    @Test
    void validatorsSilenceAndOthersDoNot() {
        var version = CreditModel.unique().draft(inventory).id();
        var request = silence(version, Duration.ofDays(3));

        assertThat(server.as("dora").post("/api/monitoring/silences", request).status())
                .isEqualTo(403);
        assertThat(server.as("app").get("/api/monitoring/incidents").status()).isEqualTo(403);
        var begun = server.as("vera").post("/api/monitoring/silences", request);
        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        assertThat(server.as("ada").get("/api/monitoring/silences").body()).contains("a campaign");

        var id = begun.json().get("id").asText();
        var ended = server.as("vera").post("/api/monitoring/silences/" + id + "/end", "{\"reason\": \"over\"}");
        assertThat(ended.status()).isEqualTo(204);
        assertThat(server.as("vera")
                        .post("/api/monitoring/silences/" + id + "/end", "{\"reason\": \"over\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        var version = CreditModel.unique().draft(inventory).id();
        var vera = server.as("vera");

        assertThat(vera.post("/api/monitoring/silences", silence(version, Duration.ofDays(91)))
                        .status())
                .isEqualTo(422);
        assertThat(vera.post("/api/monitoring/silences", silence("unknown@1", Duration.ofDays(1)))
                        .status())
                .isEqualTo(404);
        assertThat(vera.get("/api/monitoring/versions/nonsense/monitors").status())
                .isEqualTo(400);
        assertThat(vera.get("/api/monitoring/versions/" + version + "/windows/YEAR")
                        .status())
                .isEqualTo(400);
        assertThat(vera.get("/api/monitoring/monitors?limit=0").status()).isEqualTo(400);
        assertThat(vera.get("/api/monitoring/incidents/none").status()).isEqualTo(404);
        assertThat(vera.get("/api/monitoring/versions/" + version + "/monitors").body())
                .isEqualTo("[]");
    }

    @Test
    void onlyTheOwnerOfAModelChangesItsThresholdsAndOnlyToStricterOnes() {
        var model = CreditModel.unique().draft(inventory).id().model();
        var path = "/api/monitoring/models/" + model.name() + "/thresholds";
        var strict = threshold("{\"warning\": 0.02, \"breach\": 0.05}");
        var owner = inventory.model(model).description().owner().id();

        assertThat(server.as("app").get(path).status()).isEqualTo(403);
        assertThat(server.as(owner.equals("vera") ? "otto" : "vera")
                        .post(path, strict)
                        .status())
                .isEqualTo(403);
        assertThat(server.as(owner).post(path, threshold("{\"breach\": 0.9}")).status())
                .isEqualTo(422);
        assertThat(server.as(owner).post(path, threshold("{}")).status()).isEqualTo(400);
        assertThat(server.as(owner)
                        .post(path, strict.replace("psi", "astrology"))
                        .status())
                .isEqualTo(422);
        var set = server.as(owner).post(path, strict);
        assertThat(set.status()).as(set.body()).isEqualTo(201);
        assertThat(server.as("ada").get(path).body()).contains("its customers are few");

        var withdrawn = server.as(owner)
                .post(path + "/" + set.json().get("id").asText() + "/withdraw", "{\"reason\": \"over\"}");
        assertThat(withdrawn.status()).isEqualTo(204);
        assertThat(server.as("ada").get(path).body()).isEqualTo("[]");
    }

    private static String threshold(String limits) {
        return """
                {"statistic": "psi", "limits": %s, "reason": "its customers are few"}""".formatted(limits);
    }
}
