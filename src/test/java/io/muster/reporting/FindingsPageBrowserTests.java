package io.muster.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.FindingFilter;
import io.muster.evidence.findings.Findings;
import io.muster.evidence.findings.NewFinding;
import io.muster.evidence.findings.Severity;
import io.muster.inventory.usecases.Materiality;
import io.muster.lifecycle.Loans;
import io.muster.shared.VersionId;
import io.muster.shared.requests.Paging;
import io.muster.testing.Browser;
import io.muster.testing.MusterServerTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.Server;
import io.muster.testing.ServerUsers;
import io.muster.testing.TestUsers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The pages of findings, as those who keep, own and judge findings see them. */
@MusterServerTest
@Import({ProcessDriver.class, Loans.class})
@TestPropertySource(properties = {"muster.lifecycle.worker.enabled=false", "test.context=governed-processes"})
class FindingsPageBrowserTests {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    @Autowired
    Server server;

    @Autowired
    Loans loans;

    @Autowired
    Findings findings;

    @Autowired
    Clock clock;

    private VersionId version;
    private Finding finding;

    @BeforeEach
    void aFinding() {
        version = loans.good(Materiality.LOW);
        finding = open("Leaks the outcome", Severity.CRITICAL, 30);
    }

    @Test
    void itsOwnerReportsARemedyAndAnotherPersonClosesIt() {
        try (var browser = Browser.open(server.url())) {
            var page = open(browser, "dora");
            assertThat(page.locator("main")).containsText("Blocks: certificate");
            assertThat(page.getByText("Close this finding")).hasCount(0);
            page.getByText("Report what was done").click();
            page.getByLabel("What was done").fill("The column was removed");
            picture(page, 1280, "finding-1280");
            press(page, "Report");
            assertThat(page.locator("main")).containsText("The column was removed");
        }
        try (var browser = Browser.open(server.url())) {
            var page = open(browser, "vera");
            page.getByText("Close this finding").click();
            page.getByLabel("Reason").first().fill("Checked");
            picture(page, 420, "finding-420");
            assertThat(browser.isTooWide()).isFalse();
            press(page, "Close");
            assertThat(page.locator(".lead").first()).containsText("closed by vera");
            assertThat(page.locator("main")).containsText("None.");
        }
    }

    @Test
    void listsWhatTheFilterLeavesIn() {
        open("Slow", Severity.LOW, 10);
        var closed = open("Undocumented", Severity.LOW, 5);
        findings.close(closed.id(), "It is documented", TestUsers.VALIDATOR);
        try (var browser = Browser.open(server.url())) {
            var page = open(browser, "ada", "/findings?model=" + version.model().name());
            assertThat(page.locator("tbody tr")).hasCount(2);
            assertThat(page.locator("tbody tr").first()).containsText("Slow");
            picture(page, 1280, "findings-1280");
            page.getByLabel("Severity").selectOption("CRITICAL");
            press(page, "Show");
            assertThat(page.locator("tbody tr")).hasCount(1);
            page.getByLabel("State").selectOption("closed");
            page.getByLabel("Severity").selectOption("");
            press(page, "Show");
            assertThat(page.locator("tbody tr")).containsText("Undocumented");
            picture(page, 420, "findings-420");
            assertThat(browser.isTooWide()).isFalse();
        }
    }

    @Test
    void isOpenedByAForm() {
        try (var browser = Browser.open(server.url())) {
            var page =
                    open(browser, "vera", "/findings?model=" + version.model().name());
            page.getByText("Record a weakness of a version").click();
            page.getByLabel("Version").fill(version.toString());
            page.getByLabel("Title").fill("Undocumented");
            page.getByLabel("Who must remedy it").fill("dora");
            page.getByLabel("Due (UTC)").fill("2030-01-01");
            press(page, "Open");

            assertThat(page.locator("h1")).hasText("Undocumented");
        }
        assertThat(findings.of(version)).last().satisfies(opened -> {
            assertThat(opened.owner()).isEqualTo(TestUsers.DEVELOPER);
            assertThat(opened.openedBy()).isEqualTo(TestUsers.VALIDATOR);
        });
    }

    @Test
    void pagesByKeyWithoutGapOrRepetition() {
        var second = open("Slow", Severity.LOW, 10);
        var third = open("Undocumented", Severity.LOW, 10);
        var filter = new FindingFilter(true, null, version.model().name(), "DORA");

        var first = findings.list(filter, Paging.of(null, 1));
        var next = findings.list(filter, Paging.of(first.next(), 1));
        var last = findings.list(filter, Paging.of(next.next(), 1));

        assertThat(first.items()).containsExactly(second);
        assertThat(next.items()).containsExactly(third);
        assertThat(last.items()).containsExactly(finding);
        assertThat(last.next()).isNull();
        assertThat(findings.list(new FindingFilter(null, null, "%", null), Paging.of(null, 1))
                        .items())
                .isEmpty();
    }

    @Test
    void refusesWhatThePageDoesNotOffer() {
        var path = "/findings/" + finding.id();
        for (var action : List.of("close", "accept", "edit", "reopen", "remedy")) {
            assertThat(act("ada", path, action)).as(action).isEqualTo(403);
        }
        assertThat(act("dora", path, "close")).isEqualTo(403);
        assertThat(server.signedIn("app").get("/findings").status()).isEqualTo(403);
        assertThat(server.browser().get("/findings").status()).isEqualTo(302);
        assertThat(server.signedIn("ada").get("/findings/none").status()).isEqualTo(404);
        assertThat(server.signedIn("ada").get("/findings?after=x").status()).isEqualTo(400);
        assertThat(findings.get(finding.id()).isOpen()).isTrue();
    }

    private int act(String user, String path, String action) {
        var caller = server.signedIn(user);
        var fields = Map.of(
                "_csrf", caller.csrfToken("/"),
                "reason", "Because",
                "until", "2030-01-01",
                "text", "Done",
                "evidence", "",
                "severity", "LOW",
                "title", "Less",
                "description", "",
                "owner", "dora");
        var all = new HashMap<>(fields);
        all.put("due", "2030-01-01");
        all.put("remediation", "");
        return caller.postForm(path + "/" + action, all).status();
    }

    private Page open(Browser browser, String user) {
        return open(browser, user, "/findings/" + finding.id());
    }

    private static Page open(Browser browser, String user, String path) {
        var page = browser.page();
        page.navigate(path);
        page.fill("#username", user);
        page.fill("#password", ServerUsers.password(user));
        page.click("button[type=submit]");
        page.locator("main h1").waitFor();
        return page;
    }

    private static void picture(Page page, int width, String name) {
        page.setViewportSize(width, 900);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private Finding open(String title, Severity severity, int days) {
        return findings.open(
                new NewFinding(
                        version,
                        severity,
                        title,
                        "A column is known only afterwards.",
                        TestUsers.DEVELOPER,
                        LocalDate.now(clock).plusDays(days),
                        "Remove the column",
                        null),
                TestUsers.VALIDATOR);
    }
}
