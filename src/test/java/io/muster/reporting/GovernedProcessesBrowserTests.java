package io.muster.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.muster.lifecycle.Loans;
import io.muster.lifecycle.ShippedProof;
import io.muster.testing.Browser;
import io.muster.testing.MusterServerTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.Server;
import io.muster.testing.Server.Answer;
import io.muster.testing.ServerUsers;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A designer deploys a weaker version over HTTP: the answer, the pages of each person, and what cannot be forced. */
@MusterServerTest
@Import({ProcessDriver.class, Loans.class})
@TestPropertySource(properties = {"muster.lifecycle.worker.enabled=false", "test.context=governed-processes"})
class GovernedProcessesBrowserTests {

    private static final Path FOLDER = Path.of("processes/retirement");
    private static final String CHANGES = "/api/process-changes";

    @Autowired
    Server server;

    @Autowired
    ProcessDriver driver;

    @Autowired
    RepositoryService repository;

    private Answer refusal;
    private int number;

    @BeforeEach
    void aWeakerRetirementIsSent() {
        refusal = server.as("desi")
                .postMultipart(
                        "/engine-rest/deployment/create",
                        Map.of("deployment-name", "retirement", "deployment-source", "Camunda Modeler"),
                        Map.of(
                                "retirement.bpmn",
                                ShippedProof.read(FOLDER.resolve("retirement.bpmn"))
                                        .replace(
                                                "candidateGroups=\"approver\"", "candidateGroups=\"approver,operator\"")
                                        .replace(
                                                "name=\"Confirm retirement\"",
                                                "name=\"Confirm [retirement](//x) &lt;b&gt;\"")
                                        .replace(">P30D<", ">P45D<"),
                                "confirm-retirement.form",
                                ShippedProof.read(FOLDER.resolve("confirm-retirement.form"))));
        driver.settle();
        number = StreamSupport.stream(server.as("ada").get(CHANGES).json().spliterator(), false)
                .filter(change -> change.path("basis").path("former").has("retirement"))
                .findFirst()
                .orElseThrow()
                .path("number")
                .asInt();
    }

    @Test
    void theModelerShowsWhyAndWhatHappensNext() {
        assertThat(refusal.status()).as(refusal.body()).isEqualTo(400);
        assertThat(refusal.json().path("type").asText()).isEqualTo("ParseException");
        assertThat(refusal.json().path("message").asText())
                .startsWith("ENGINE-09005")
                .contains("group operator may now do it", "group 'approver', was asked", page());
        var errors = refusal.json().path("details").path("retirement.bpmn").path("errors");
        assertThat(errors.findValuesAsText("mainElementId")).contains("Task_ConfirmRetirement");
    }

    @Test
    void designersOwnersAndAuditorsSeeBothVersionsSideBySide() {
        for (var reader : new String[] {"desi", "anna", "ada"}) {
            var page = server.signedIn(reader).get(page());

            assertThat(page.status()).as(page.body()).isEqualTo(200);
            assertThat(page.body())
                    .contains("waits for approver", "proposed by desi", "In force", "Proposed", "Weaker")
                    .contains("group operator may now do it", "data-element=\"Task_ConfirmRetirement\"")
                    .doesNotContain("<b>", "<script");
        }
        assertThat(server.signedIn("ada").get("/processes").body())
                .contains("Change " + number, "Retirement of a version", "by desi", "waits for approver");
        assertThat(server.signedIn("anna").get("/").body()).contains("href=\"" + page() + "\"");
        assertThat(server.signedIn("ada")
                        .get("/processes/process-change/changes/999")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void othersDoNot() {
        assertThat(server.browser().get(page()).status()).isEqualTo(302);
        assertThat(server.signedIn("app").get(page()).status()).isEqualTo(403);
        assertThat(server.as("app").get(CHANGES).status()).isEqualTo(403);
        assertThat(server.as("wanda").get(CHANGES + "/" + number).status()).isEqualTo(403);
    }

    @Test
    void refusesToForceItOverTheEnginesRestApi() {
        var key = "process-change:" + number;
        var instance = driver.runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .singleResult()
                .getId();
        var task = driver.task(key, "Task_SignOffChange").orElseThrow().getId();
        var versions = versions();
        for (var person : new String[] {"desi", "sven", "otto", "dora", "anna"}) {
            var caller = server.as(person);
            refused(caller.post(
                    "/engine-rest/message",
                    "{\"messageName\": \"ProcessChangeWithdrawn\", \"businessKey\": \"%s\"}".formatted(key)));
            refused(caller.post(
                    "/engine-rest/message",
                    "{\"messageName\": \"ProcessChangeProposed\", \"businessKey\": \"%s\"}".formatted(key)));
            refused(caller.put(
                    "/engine-rest/process-instance/" + instance + "/variables/changeDecision",
                    "{\"value\": \"approve\", \"type\": \"String\"}"));
            refused(
                    caller.post(
                            "/engine-rest/process-instance/" + instance + "/modification",
                            "{\"instructions\": [{\"type\": \"startBeforeActivity\", \"activityId\": \"Task_DeployChange\"}]}"));
            refused(caller.post(
                    "/engine-rest/process-definition/key/process-change/start",
                    "{\"businessKey\": \"%s\"}".formatted(key)));
            refused(caller.post("/engine-rest/task/" + task + "/complete", decision()));
            if (!person.equals("anna")) {
                refused(caller.post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"%s\"}".formatted(person)));
            }
        }
        refused(server.as("desi").delete("/engine-rest/process-instance/" + instance));
        driver.settle();

        assertThat(versions()).isEqualTo(versions);
        assertThat(server.as("ada")
                        .get(CHANGES + "/" + number)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("OPEN");
    }

    @Test
    void onlyWhoProposedItWithdrawsIt() {
        var withdrawal = CHANGES + "/" + number + "/withdrawal";
        assertThat(server.as("anna").post(withdrawal, "{\"reason\": \"No\"}").status())
                .isEqualTo(403);
        assertThat(server.as("desi").post(withdrawal, "{\"reason\": \"\"}").status())
                .isEqualTo(400);
        assertThat(server.as("desi").post(withdrawal, "{\"reason\": \"Later\"}").status())
                .isEqualTo(204);
        assertThat(server.as("desi").post(withdrawal, "{\"reason\": \"Again\"}").status())
                .isEqualTo(409);
        driver.settle();

        assertThat(server.signedIn("ada").get(page()).body()).contains("withdrawn", "Later");
    }

    @Test
    void thePagesFitADesktopAndAPhone() {
        try (var browser = Browser.open(server.url())) {
            signIn(browser, "anna");
            browser.screenshots("changes");
            assertThat(browser.isTooWide()).isFalse();
            browser.page().navigate(page());
            browser.screenshots("change");
            assertThat(browser.isTooWide()).isFalse();
            browser.page().navigate("/processes/process-change");
            browser.screenshots("process-change");
            var task = driver.task("process-change:" + number, "Task_SignOffChange")
                    .orElseThrow()
                    .getId();
            browser.page().navigate("/camunda/app/tasklist/default/#/?task=" + task);
            browser.page()
                    .locator(
                            ".muster-evidence li", new Page.LocatorOptions().setHasText("group operator may now do it"))
                    .first()
                    .waitFor();
            browser.screenshots("change-evidence");
            form(browser);
            browser.screenshots("change-task");
        }
    }

    @Test
    void theLinkOfAMailOpensTheTaskAfterSigningIn() {
        var task = driver.task("process-change:" + number, "Task_SignOffChange")
                .orElseThrow()
                .getId();
        try (var browser = Browser.open(server.url())) {
            browser.page().navigate("/tasks/" + task);
            browser.page().fill("#username", "anna");
            browser.page().fill("#password", ServerUsers.password("anna"));
            browser.page().click("button[type=submit]");

            form(browser);
            assertThat(browser.page().url())
                    .contains("/camunda/app/tasklist/default/#/")
                    .contains("task=" + task);
        }
    }

    @Test
    void theWeakerPlaceIsMarkedInBothVersions() {
        var folder = Path.of("processes/tier-lowering");
        var sent = server.as("desi")
                .postMultipart(
                        "/engine-rest/deployment/create",
                        Map.of("deployment-name", "tier-lowering", "deployment-source", "Camunda Modeler"),
                        Map.of(
                                "tier-lowering.bpmn",
                                ShippedProof.read(folder.resolve("tier-lowering.bpmn"))
                                        .replace(
                                                "candidateGroups=\"approver\"",
                                                "candidateGroups=\"approver,operator\""),
                                "confirm-lower-tier.form",
                                ShippedProof.read(folder.resolve("confirm-lower-tier.form"))));
        assertThat(sent.status()).as(sent.body()).isEqualTo(400);
        driver.settle();
        var change = StreamSupport.stream(server.as("ada").get(CHANGES).json().spliterator(), false)
                .filter(each -> each.path("basis").path("former").has("tier-lowering"))
                .findFirst()
                .orElseThrow()
                .path("number")
                .asInt();

        try (var browser = Browser.open(server.url())) {
            signIn(browser, "anna");
            browser.page().navigate("/processes/process-change/changes/" + change);

            assertThat(browser.page().content()).contains("group operator may now do it");
            assertThat(browser.page()
                            .locator("svg [data-element=Task_ConfirmTier]")
                            .count())
                    .isEqualTo(2);
            browser.picture("weaker-change");
        }
    }

    private static void signIn(Browser browser, String person) {
        browser.page().navigate("/processes");
        browser.page().fill("#username", person);
        browser.page().fill("#password", ServerUsers.password(person));
        browser.page().click("button[type=submit]");
    }

    @Test
    void aChangeOfATableSaysWhatItMeansInWords() {
        var sent = server.as("desi")
                .postMultipart(
                        "/engine-rest/deployment/create",
                        Map.of("deployment-name", "policy", "deployment-source", "Camunda Modeler"),
                        Map.of(
                                "acceptance-policy.dmn",
                                ShippedProof.read(Path.of("processes/decisions/acceptance-policy.dmn"))
                                        .replace("<text>0.7</text>", "<text>0.5</text>")
                                        .replace("<text>0.55</text>", "<text>0.58</text>"),
                                "guard-controls.dmn",
                                ShippedProof.read(Path.of("processes/decisions/guard-controls.dmn"))
                                        .replace("\"retirement\"", "\"blessing\"")));
        assertThat(sent.status()).as(sent.body()).isEqualTo(400);
        assertThat(sent.json()
                        .path("details")
                        .path("acceptance-policy.dmn")
                        .path("errors")
                        .findValuesAsText("mainElementId"))
                .contains("acceptance-policy");
        driver.settle();
        var table = server.as("ada").get(CHANGES).json().path(0).path("number").asInt();
        var page = "/processes/process-change/changes/" + table;

        assertThat(server.signedIn("sven").get(page).body())
                .contains("waits for secondApprover", "auc: minimum was 0.7, is 0.5", "Looser", "Stricter")
                .contains(
                        "retirement is not demanded any more",
                        "would no longer be proved",
                        "no longer proved: retirement");
        try (var browser = Browser.open(server.url())) {
            browser.page().navigate(page);
            browser.page().fill("#username", "sven");
            browser.page().fill("#password", ServerUsers.password("sven"));
            browser.page().click("button[type=submit]");
            browser.screenshots("change-of-tables");
            assertThat(browser.isTooWide()).isFalse();
            var task = driver.task("process-change:" + table, "Task_SignOffChange")
                    .orElseThrow()
                    .getId();
            browser.page().navigate("/camunda/app/tasklist/default/#/?task=" + task);
            form(browser);
            browser.screenshots("change-of-tables-task");
            assertThat(browser.page().locator("a.instance-link").isVisible()).isFalse();
        }
    }

    private static void form(Browser browser) {
        browser.page().setViewportSize(1280, 800);
        browser.page()
                .getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Form").setExact(true))
                .first()
                .click();
        browser.page().waitForSelector("text=Open the comparison");
    }

    private String page() {
        return "/processes/process-change/changes/" + number;
    }

    private long versions() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("retirement")
                .count();
    }

    private static String decision() {
        return """
                {"variables": {"decision": {"value": "approve"}, "reason": {"value": "Because"}}}""";
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
    }
}
