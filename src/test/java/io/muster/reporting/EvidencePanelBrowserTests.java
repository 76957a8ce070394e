package io.muster.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.certificates.Certificates;
import io.muster.evidence.findings.Findings;
import io.muster.evidence.findings.NewFinding;
import io.muster.evidence.findings.Severity;
import io.muster.inventory.usecases.Materiality;
import io.muster.lifecycle.Lifecycle;
import io.muster.lifecycle.Loans;
import io.muster.shared.VersionId;
import io.muster.testing.Browser;
import io.muster.testing.MusterServerTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.Server;
import io.muster.testing.ServerUsers;
import io.muster.testing.TestUsers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The tab "Evidence" in Camunda Tasklist, as those who decide see it. */
@MusterServerTest
@Import({ProcessDriver.class, Loans.class})
@TestPropertySource(properties = {"muster.lifecycle.worker.enabled=false", "test.context=governed-processes"})
class EvidencePanelBrowserTests {

    private static final String REVIEW = "Task_ReviewIndependently";
    private static final String APPROVAL = "Task_ApproveUse";
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final String PANEL = ".muster-evidence";

    @Autowired
    Server server;

    @Autowired
    ProcessDriver driver;

    @Autowired
    Loans loans;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    Findings findings;

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    Certificates certificates;

    private VersionId version;
    private String task;

    @BeforeEach
    void aReleaseWaitsForItsReview() {
        version = loans.good(Materiality.LOW);
        release(version);
        task = task(REVIEW);
    }

    @Test
    void theLinkOfAMailOpensTheTaskWithItsEvidence() {
        try (var browser = Browser.open(server.url())) {
            var page = open(browser, "vera", task);

            var panel = page.locator(PANEL);
            assertThat(panel.locator("h3")).hasText(version.toString());
            assertThat(page.locator(".task-details li.active, .tabbed-content li.active, .nav-tabs li.active")
                            .first())
                    .containsText("Evidence");
            assertThat(panel.locator(".digest")).hasText(digestOfTheForm(task));
            assertThat(panel).containsText("Allowed uses");
            assertThat(panel).containsText("Tier 3 by tier-classification:");
            assertThat(panel).containsText("skipped No version of this model was in service to compare with.");
            assertThat(panel).containsText("No version of this model was certified before.");
            var auc = panel.locator("tr")
                    .filter(new Locator.FilterOptions().setHasText("Area under the ROC curve"))
                    .first();
            assertThat(auc.locator("td[data-name=Required]")).containsText("at least");
            assertThat(auc.locator("td[data-name=Margin]")).hasText(Pattern.compile("0\\.\\d+"));
            assertThat(auc.locator("td[data-name='95 % interval']")).containsText(" to ");
            picture(browser, "evidence-panel");
            assertThat(isTooWide(page)).isFalse();
            phone(page);
            picture(browser, "evidence-panel-phone");
            assertThat(isTooWide(page)).isFalse();
        }
    }

    @Test
    void theFormCarriesTheDigestOfThePanel() {
        try (var browser = Browser.open(server.url())) {
            var page = open(browser, "vera", task);
            var digest = page.locator(PANEL + " .digest").innerText().strip();
            page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();

            form(page);
            assertThat(page.getByLabel("Evidence shown (digest)")).hasValue(digest);
            picture(browser, "evidence-form");
        }
    }

    @Test
    void evidenceThatComesBetweenPanelAndDecisionIsRefusedAndThenShown() {
        try (var browser = Browser.open(server.url())) {
            var page = open(browser, "vera", task);
            page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
            form(page);
            page.getByText(Pattern.compile("^Accept:")).click();
            page.locator("textarea").first().fill("The numbers hold");
            find("Leaks <b>the</b> outcome");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete"))
                    .click();

            page.getByText("is based on evidence that is out of date").first().waitFor();
            assertThat(ledger.signOffs(version)).isEmpty();
            page.navigate("/tasks/" + task);
            page.reload();
            assertThat(page.locator(PANEL)).containsText("Leaks <b>the</b> outcome");
            assertThat(page.locator(PANEL + " .digest")).hasText(digestOfTheForm(task));
        }
    }

    @Test
    void theApproverSeesWhatOthersSaidAndWhatChangedSinceTheLastCertificate() {
        driver.decide(version.toString(), REVIEW, TestUsers.VALIDATOR, "accept", List.of("up to 10"));
        driver.decide(version.toString(), APPROVAL, TestUsers.APPROVER, "approve", List.of("only in spring"));
        var first = version;
        version = loans.successor(first);
        release(version);
        driver.decide(version.toString(), REVIEW, TestUsers.VALIDATOR, "accept", List.of("up to 20"));
        task = task(APPROVAL);

        try (var browser = Browser.open(server.url())) {
            var page = open(browser, "anna", task);

            var panel = page.locator(PANEL);
            assertThat(panel)
                    .containsText(
                            "Champion: %s, its values as last validated (measured on the same data)".formatted(first));
            assertThat(panel).containsText("independent-review accept vera");
            assertThat(panel).containsText("Condition: up to 20");
            assertThat(panel).containsText("Condition of the last certificate: only in spring");
            assertThat(panel).containsText("It was issued for %s; this is %s".formatted(first, version));
            assertThat(panel.locator("a").first()).hasAttribute("href", "/versions/%s/2".formatted(version.model()));
            picture(browser, "evidence-panel-of-a-successor");
            phone(page);
            picture(browser, "evidence-panel-of-a-successor-phone");
        }
    }

    @Test
    void anApproverSetsConditionsAndAnEarlierEndOnTheForm() {
        driver.decide(version.toString(), REVIEW, TestUsers.VALIDATOR, "accept");
        task = task(APPROVAL);
        try (var browser = Browser.open(server.url())) {
            var page = open(browser, "anna", task);
            page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
            form(page);
            page.getByText(Pattern.compile("^Approve with conditions:")).click();
            page.locator("textarea").first().fill("The numbers hold");
            page.locator("textarea").nth(1).fill("Loans up to 10,000\nMonitor each month; dora; 2030-03-01");
            page.locator(".fjs-form-field-datetime input").first().fill("04/30/2026");
            page.keyboard().press("Tab");
            picture(browser, "approve-with-conditions");
            var submitted = page.waitForResponse(
                    response -> response.url().endsWith("/submit-form"),
                    () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete"))
                            .click());
            assertThat(submitted.ok()).isTrue();
        }
        driver.settle();

        var certificate = certificates.current(version).orElseThrow();
        assertThat(certificate.conditions())
                .containsExactly("Loans up to 10,000", "Monitor each month (dora, by 2030-03-01)");
        assertThat(certificate.expiresAt()).hasToString("2026-05-01T00:00:00Z");
    }

    @Test
    void evidenceThatCannotBeReadIsNotAnEmptyTab() {
        try (var browser = Browser.open(server.url())) {
            browser.page().route("**/evidence", route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
            var page = open(browser, "vera", task);

            assertThat(page.locator(PANEL)).containsText("could not be read (status 500)");
        }
    }

    @Test
    void onlyWhoMaySeeTheTaskSeesItsEvidence() {
        var path = "/tasks/%s/evidence".formatted(task);
        assertThat(server.signedIn("vera").get(path).body()).contains(version.toString());
        assertThat(server.browser().get(path).status()).isEqualTo(302);
        assertThat(server.signedIn("app").get(path).status()).isEqualTo(403);
        var other = server.signedIn("anna").get(path);
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.body()).doesNotContain(version.toString(), digestOfTheForm(task));
        assertThat(server.signedIn("vera").get("/tasks/no-such-task/evidence").status())
                .isEqualTo(404);
    }

    private Page open(Browser browser, String person, String id) {
        var page = browser.page();
        page.setViewportSize(1280, 800);
        page.navigate("/tasks/" + id);
        page.fill("#username", person);
        page.fill("#password", ServerUsers.password(person));
        page.click("button[type=submit]");
        page.locator(PANEL + " p").first().waitFor();
        return page;
    }

    private static void form(Page page) {
        page.setViewportSize(1280, 800);
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Form").setExact(true))
                .first()
                .click();
    }

    /** Tasklist arranges its columns for the size in which it was loaded. */
    private static void phone(Page page) {
        page.setViewportSize(420, 900);
        page.reload();
        page.locator(PANEL + " .digest").waitFor();
        page.locator(PANEL).scrollIntoViewIfNeeded();
    }

    /** As it is seen, and with a window so high that it need not be scrolled. */
    private static void picture(Browser browser, String name) {
        var page = browser.page();
        var seen = page.viewportSize();
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        page.setViewportSize(seen.width, 3000);
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + "-whole.png")));
        page.setViewportSize(seen.width, seen.height);
    }

    private static boolean isTooWide(Page page) {
        return (boolean)
                page.evaluate(
                        "() => { const p = document.querySelector('.muster-evidence'); return p.scrollWidth > p.clientWidth + 1; }");
    }

    private void release(VersionId id) {
        lifecycle.startRelease(id, TestUsers.DEVELOPER);
        driver.settle();
    }

    private String task(String definition) {
        return driver.task(version.toString(), definition)
                .orElseThrow(() ->
                        new AssertionError(driver.waitingAt(version.toString()).toString()))
                .getId();
    }

    private String digestOfTheForm(String id) {
        return (String) driver.tasks().getVariableLocal(id, "dossier");
    }

    private void find(String title) {
        findings.open(
                new NewFinding(
                        version,
                        Severity.HIGH,
                        title,
                        "A column is known only afterwards",
                        TestUsers.DEVELOPER,
                        LocalDate.of(2030, 1, 1),
                        "Take it out",
                        null),
                TestUsers.AUDITOR);
    }
}
