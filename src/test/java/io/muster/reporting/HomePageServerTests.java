package io.muster.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.engine.duedates.TaskTimer;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.Releases;
import io.muster.inventory.Inventory;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.usecases.Materiality;
import io.muster.lifecycle.Lifecycle;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.testing.CreditModel;
import io.muster.testing.MusterServerTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.Server;
import io.muster.testing.TestUsers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@MusterServerTest
@Import({ProcessDriver.class, Releases.class})
@TestPropertySource(properties = "muster.lifecycle.worker.enabled=false")
class HomePageServerTests {

    private static final byte[] BYTES = "no model at all".getBytes(StandardCharsets.UTF_8);
    private static final Digest ARTIFACT = Digest.of(BYTES);

    @Autowired
    Server server;

    @Autowired
    Inventory inventory;

    @Autowired
    Artifacts artifacts;

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    ProcessDriver processes;

    @Autowired
    ManagementService management;

    @Autowired
    Releases releases;

    private VersionId version;

    @BeforeEach
    void aDraftOfAModelWithAnUglyName() {
        version = CreditModel.unique("trees")
                .exposed(Materiality.HIGH, true, true, true)
                .describedOnlyBy("<script>alert('trees')</script>", "Default in 12 months")
                .artifact(artifacts.store(new ByteArrayInputStream(BYTES)))
                .draft(inventory)
                .id();
    }

    @Test
    void showsAnIncidentWithoutAMessage() {
        lifecycle.startRelease(version, TestUsers.DEVELOPER);
        processes.settle();
        var timer = management
                .createJobQuery()
                .timers()
                .activityId("Timer_LapseRework")
                .list()
                .get(0);
        management.setJobRetries(timer.getId(), 0);
        try {
            var page = server.signedIn("ada").get("/");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("without a message");
        } finally {
            management.setJobRetries(timer.getId(), 3);
        }
    }

    @Test
    void showsModelsAndTheStatusOfTheirVersions() {
        var page = server.signedIn("ada").get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(version.model().name())
                .contains("machine-learning")
                .contains("Consumer credit")
                .contains("href=\"%s\"".formatted(path()))
                .contains(">draft<")
                .contains("not certified");
    }

    @Test
    void showsOpenTasksAndMarksTheReadersOwn() {
        // The artifact is not a model, so the build is refused and the developer is asked to rework it.
        lifecycle.startRelease(version, TestUsers.DEVELOPER);
        processes.settle();

        assertThat(row(server.signedIn("dora").get("/").body())).contains("for you");
        assertThat(row(server.signedIn("ada").get("/").body()))
                .contains("developer")
                .contains("/camunda/app/tasklist/default/#/?task=")
                .doesNotContain("for you");
    }

    @Test
    void showsWhatPeopleWereRemindedOfAndWhatIsOverdue() {
        lifecycle.startRelease(version, TestUsers.DEVELOPER);
        processes.settle();
        assertThat(row(server.signedIn("dora").get("/").body())).doesNotContain("reminded", "overdue");

        processes.let(TaskTimer.REMINDER, version.toString(), "Task_ReworkVersion");
        assertThat(row(server.signedIn("dora").get("/").body())).contains(">reminded<");

        processes.let(TaskTimer.ESCALATION, version.toString(), "Task_ReworkVersion");
        assertThat(row(server.signedIn("dora").get("/").body())).contains(">overdue<");
    }

    @Test
    void showsEvidenceWithNumbersAndTheDigestThatIsDecidedOn() {
        var report = Map.of(
                "conclusion",
                "Rejected: auc is <b>low</b>.",
                "thresholds",
                List.of(Map.of("metric", "auc", "minimum", 0.7, "value", 0.6123456, "met", false)));
        ledger.record(
                new NewEvidence(version, ARTIFACT, "validation", "rejected", report, "p-1"), Actor.system("lifecycle"));

        var page = server.signedIn("vera").get(path());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(ARTIFACT.toString())
                .contains(ledger.dossier(version, ARTIFACT).digest().toString())
                .contains("Rejected: auc is &lt;b&gt;low&lt;/b&gt;.")
                .contains("Area under the ROC curve (AUC)", "at least 0.7", "0.61235", ">no<")
                .doesNotContain("<b>low</b>");
    }

    @Test
    void showsWhoStoodForAVersionAndItsCertificate() {
        var certificate = releases.certify(releases.version());

        var page = server.signedIn("ada")
                .get("/versions/%s/%d"
                        .formatted(
                                certificate.version().model(),
                                certificate.version().number()));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Fit for purpose", "anna", "Condition: Up to 10,000 euros")
                .contains(certificate.serial(), "in force", "Environments: production");
    }

    @Test
    void namesAreTextRegardlessOfContent() {
        assertThat(List.of("/", path()))
                .allSatisfy(path -> assertThat(server.signedIn("ada").get(path).body())
                        .contains("&lt;script&gt;alert(&#39;trees&#39;)&lt;/script&gt;")
                        .doesNotContain("<script"));
    }

    @Test
    void showsAMissingPageAsAPage() {
        var reader = server.signedIn("ada");

        assertThat(reader.get("/versions/no-such-model/1"))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(404))
                .satisfies(answer -> assertThat(answer.body()).contains("Not possible", "no-such-model@1"));
        assertThat(reader.get("/versions/%s/first".formatted(version.model())).status())
                .isEqualTo(400);
    }

    @Test
    void refusesQuestionsAboutServiceThatHaveNoAnswer() {
        var reader = server.as("ada");

        assertThat(reader.get("/api/models/no-such-model/service").status()).isEqualTo(404);
        assertThat(reader.get("/api/service?at=2999-01-01T00:00:00Z"))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(400))
                .satisfies(answer -> assertThat(answer.body()).contains("must not be in the future"));
        assertThat(reader.get("/api/service/changes?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z")
                        .status())
                .isEqualTo(400);
        assertThat(server.as("app").get("/api/service").status()).isEqualTo(403);
        assertThat(server.anonymous().get("/api/service").status()).isEqualTo(401);
        assertThat(server.signedIn("ada").get("/service?at=yesterday"))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(400))
                .satisfies(answer -> assertThat(answer.body()).contains("yesterday", "is not a date and time"));
    }

    @Test
    void onlyPagesThatExistAreOpenToPeople() {
        assertThat(List.of("/reports", "/audit"))
                .allSatisfy(path ->
                        assertThat(server.signedIn("ada").get(path).status()).isEqualTo(403));
    }

    @Test
    void sendsStrangersToTheLoginPage() {
        assertThat(List.of("/", "/service", path()))
                .allSatisfy(path -> assertThat(
                                server.browser().get(path).header("Location").orElse(""))
                        .endsWith("/login"));
    }

    @Test
    void refusesApplications() {
        var application = server.signedIn("app");

        assertThat(List.of("/", path()))
                .allSatisfy(path ->
                        assertThat(application.get(path).status()).as(path).isEqualTo(403));
    }

    @Test
    void signsOut() {
        var reader = server.signedIn("ada");

        assertThat(reader.postForm("/logout", Map.of()).status()).isEqualTo(403);
        assertThat(reader.get("/").status()).isEqualTo(200);

        reader.postForm("/logout", Map.of("_csrf", reader.csrfToken("/")));
        assertThat(reader.get("/").header("Location").orElse("")).endsWith("/login");
    }

    private String row(String page) {
        var end = page.indexOf("%s %d</a>".formatted(version.model(), version.number()));
        var start = page.lastIndexOf("<tr", end);
        return page.substring(start, page.indexOf("</tr>", end));
    }

    private String path() {
        return "/versions/%s/%d".formatted(version.model(), version.number());
    }
}
