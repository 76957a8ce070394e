package io.muster.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.audit.verification.Integrity;
import io.muster.evidence.Releases;
import io.muster.shared.VersionId;
import io.muster.testing.MusterServerTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.Server;
import io.muster.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The pages that report an alteration in the database. */
@MusterServerTest
@Import({ProcessDriver.class, Releases.class})
@TestPropertySource(properties = "muster.lifecycle.worker.enabled=false")
class DamageServerTests {

    private static final String METRIC = "/actuator/metrics/muster.integrity.damaged?tag=kind:record";

    @Autowired
    Server server;

    @Autowired
    Releases releases;

    @Autowired
    Integrity integrity;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private VersionId version;

    @BeforeEach
    void certifyAVersion() {
        version = releases.version();
        releases.certify(version);
        verify();
        assertThat(server.as("otto")
                        .get("/actuator/health")
                        .json()
                        .at("/components/integrity/status")
                        .asText())
                .isEqualTo("UP");
        assertThat(server.as("vera").get("/").body()).doesNotContain("Records are damaged");
    }

    @AfterEach
    void restoreIt() {
        jdbc.sql("update evidence_record set process_instance = 'p-1' where subject = ?")
                .param(version.toString())
                .update();
        verify();
        assertThat(integrity.damages()).isEmpty();
    }

    @Test
    void showsInHealthWithWhatDiffersForThoseWhoMaySee() {
        alter();

        var seen = server.as("otto").get("/actuator/health");
        assertThat(seen.status()).isEqualTo(503);
        assertThat(seen.json().at("/components/integrity/status").asText()).isEqualTo("DOWN");
        assertThat(seen.json().at("/components/integrity/details/damaged").toString())
                .contains("record " + version)
                .contains("does not match its digest");
        assertThat(server.as("vera").get("/actuator/health").body()).doesNotContain("digest");
        assertThat(server.anonymous().get("/actuator/health/readiness").status())
                .isEqualTo(200);
    }

    @Test
    void showsInAMetric() {
        assertThat(measured()).isZero();
        alter();
        assertThat(measured()).isOne();
    }

    @Test
    void showsOnTheHomePageAndInsteadOfTheVersions() {
        alter();

        assertThat(server.signedIn("vera").get("/").body())
                .contains("Records are damaged")
                .contains("Records of %s: evidence".formatted(version));
        assertThat(page()).contains("does not match its digest");
    }

    @Test
    void showsOnTheVersionsPageWhatIsMissingBeforeAnyRoundFindsIt() {
        var artifact = jdbc.sql("select count(*) from evidence_record where subject = ?")
                .param(version.toString())
                .query(Integer.class)
                .single();
        assertThat(artifact).isEqualTo(2);
        jdbc.sql(
                        "update audit_entry set payload = replace(payload, '\"kind\":\"validation\"', '\"kind\":\"vibration\"')"
                                + " where subject = ?")
                .param(version.toString())
                .update();
        try {
            assertThat(page()).contains("Records are damaged").contains("is not the one that was recorded");
        } finally {
            jdbc.sql("update audit_entry set payload = replace(payload, '\"kind\":\"vibration\"',"
                            + " '\"kind\":\"validation\"') where subject = ?")
                    .param(version.toString())
                    .update();
        }
    }

    private void alter() {
        jdbc.sql("update evidence_record set process_instance = 'p-9' where subject = ?")
                .param(version.toString())
                .update();
        verify();
    }

    private String page() {
        return server.signedIn("vera")
                .get("/versions/%s/%d".formatted(version.model().name(), version.number()))
                .body();
    }

    private double measured() {
        return server.as("otto").get(METRIC).json().at("/measurements/0/value").asDouble(-1);
    }

    private void verify() {
        do {
            clock.forward(Duration.ofDays(2));
            integrity.goOn();
        } while (integrity.sinceLastRound().filter(Duration::isZero).isEmpty());
    }
}
