package io.muster.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.proofs.comparison.DeployedProcesses;
import io.muster.testing.Browser;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.ServerUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@MusterServerTest
// It deploys a process that breaks its promises; other tests must not see it, and no owner is asked.
@TestPropertySource(
        properties = {
            "muster.lifecycle.worker.enabled=false",
            "muster.lifecycle.governance.demanded=false",
            "test.context=process-pages"
        })
class ProcessPagesBrowserTests {

    private static final Path FOLDER = Path.of("processes/retirement");
    private static final String PAGE = "/processes/retirement";

    @Autowired
    Server server;

    @Autowired
    DeployedProcesses processes;

    @BeforeEach
    void aNewVersionOfTheRetirementWithoutAConfirmation() throws IOException {
        if (processes.versions("retirement").size() > 1) {
            return;
        }
        var diagram = Files.readString(FOLDER.resolve("retirement.bpmn"))
                .replace("targetRef=\"Gateway_Confirmed\"", "targetRef=\"Task_RetireVersion\"")
                .replace("name=\"Retire version\"", "name=\"Retire &lt;script&gt;version&lt;/script&gt;\"")
                .replace(">P30D<", ">P60D<");
        var warned = Files.readString(Path.of("processes/decisions/verification-policy.dmn"))
                .replace("<text>\"enforce\"</text>", "<text>\"warn\"</text>");
        deploy(Map.of("verification-policy.dmn", warned));
        deploy(Map.of(
                "retirement.bpmn",
                diagram,
                "confirm-retirement.form",
                Files.readString(FOLDER.resolve("confirm-retirement.form"))));
    }

    private void deploy(Map<String, String> files) {
        var answer = server.as("desi")
                .postMultipart("/engine-rest/deployment/create", Map.of("deployment-name", "bold"), files);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void everyProcessIsListedWithWhatIsProvedOfIt() {
        var page = server.signedIn("ada").get("/processes");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Retirement of a version", "proved, with warnings", ">proved<");
    }

    @Test
    void aBrokenPromiseIsShownInWordsAndOnTheDiagram() {
        var page = server.signedIn("desi").get(PAGE);

        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains("control-before-guard", "no retirement", "data-element=\"Task_RetireVersion\"", "Path on")
                .doesNotContain("<script");
        assertThat(server.signedIn("desi").get(PAGE + "/1").body()).contains(">proved<");
    }

    @Test
    void whatANewVersionWeakensIsShownSideBySide() {
        var page = server.signedIn("otto").get(PAGE + "/1/2");

        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "a control is weaker",
                        "can be reached without control retirement",
                        "before it was after 30 days")
                .contains("Version 1", "Version 2")
                .doesNotContain("<script");
        assertThat(server.signedIn("otto").get(PAGE + "/2/2").body()).contains("No differences.");
    }

    @Test
    void onlyPeopleWhoAreSignedInSeeThem() {
        assertThat(server.browser().get(PAGE).status()).isEqualTo(302);
        assertThat(server.signedIn("app").get(PAGE).status()).isEqualTo(403);
        assertThat(server.signedIn("admin").get(PAGE).status()).isEqualTo(200);
    }

    @Test
    void aMissingPageIsReportedAsAPage() {
        assertThat(server.signedIn("ada").get("/processes/nothing").status()).isEqualTo(404);
        assertThat(server.signedIn("ada").get(PAGE + "/99").body()).contains("has no version 99");
        assertThat(server.signedIn("ada").get(PAGE + "/1/99").status()).isEqualTo(404);
    }

    @Test
    void thePagesFitADesktopAndAPhone() {
        try (var browser = Browser.open(server.url())) {
            var refused = new ArrayList<String>();
            browser.page().onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    refused.add(message.text());
                }
            });
            browser.page().navigate("/processes");
            browser.page().fill("#username", "desi");
            browser.page().fill("#password", ServerUsers.password("desi"));
            browser.page().click("button[type=submit]");
            browser.screenshots("processes");

            browser.page().navigate(PAGE + "/1");
            browser.picture("process-page");
            browser.page().navigate(PAGE);
            browser.screenshots("process");
            assertThat(browser.isTooWide()).isFalse();
            browser.page().navigate("/processes/release");
            browser.page().locator(".whole").first().check();
            browser.screenshots("process-release");
            browser.page().navigate(PAGE + "/1/2");
            browser.screenshots("comparison");
            assertThat(browser.isTooWide()).isFalse();
            assertThat(refused).isEmpty();
        }
    }
}
