package io.muster.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.muster.testing.Browser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first minutes as the README describes them: the demo as it starts for everyone, from the first click to a prediction. */
class DemoBrowserTests {

    private static final int LOOKS = 240;
    private static final Duration PREDICTION = Duration.ofMinutes(4);

    @TempDir
    Path data;

    private final List<String> clicks = new ArrayList<>();

    @Test
    void endsInAPredictionInTenClicks() throws IOException, InterruptedException {
        try (var demo = RunningDemo.start(data)) {
            var url = demo.url();

            show(url);
            decide(url, "vera", "Review independently", "Accept:");
            decide(url, "anna", "Approve use", "Approve:");

            assertThat(prediction(url)).contains("\"model_name\":\"early-warning\"", "probability");
            assertThat(clicks).hasSize(10);
            showWhoAllowedIt(url);
            assertThat(service(demo)).contains("early-warning@1", "CHAMPION", "anna", "required-controls");
            suspendNow(url);
        }
    }

    /** What an operator does when it does harm: two clicks and a reason, and no node answers any more. */
    private static void suspendNow(String url) throws IOException, InterruptedException {
        var path = "/versions/early-warning/1";
        try (var browser = Browser.open(url)) {
            var page = browser.page();
            signIn(page, "ada");
            page.navigate(path);
            assertThat(page.locator("#actions").count()).isZero();
        }
        try (var browser = Browser.open(url)) {
            var page = browser.page();
            signIn(page, "otto");
            page.navigate(path);
            page.getByText("Emergency: suspend this version now").click();
            var action = page.locator("details[open]");
            assertThat(action.innerText())
                    .contains("another person is asked to review it")
                    .contains("It no longer serves as champion in production")
                    .contains("is revoked", "Its revalidation on");
            action.locator("textarea").fill("It warns of every customer");
            browser.screenshots("version-actions");
            action.locator("button").click();
            var asked = System.nanoTime();
            await("no answer")
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> predict(url), response -> response.statusCode() == 503);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
            page.navigate(path);
            assertThat(page.locator("main").innerText())
                    .containsIgnoringCase("suspended")
                    .contains("Review emergency", "It warns of every customer");
        }
    }

    /** What README shows. */
    private static void show(String url) {
        try (var browser = Browser.open(url)) {
            var page = browser.page();
            signIn(page, "vera");
            whenItWaits(page, "Review independently");
            browser.picture("home");
        }
    }

    /** What an auditor reads afterwards. */
    private static void showWhoAllowedIt(String url) {
        try (var browser = Browser.open(url)) {
            var page = browser.page();
            signIn(page, "ada");
            page.navigate("/service");
            var service = page.locator("section[aria-labelledby=served] li", new Page.LocatorOptions())
                    .filter(new Locator.FilterOptions().setHasText("early-warning, version 1"))
                    .first();
            assertThat(service.innerText())
                    .contains("champion", "in production since")
                    .contains("independent-review: accept by vera", "approval: approve by anna");
            assertThat(page.locator("section[aria-labelledby=changes]").innerText())
                    .contains("started as champion");
            browser.screenshots("service-history");
        }
    }

    private static String service(RunningDemo demo) {
        return demo.as("ada").get("/api/models/early-warning/service").body();
    }

    private static void signIn(Page page, String person) {
        // Other work may slow the machine down; what counts here are clicks.
        page.setDefaultTimeout(120_000);
        page.navigate("/");
        page.fill("#username", person);
        page.fill("#password", RunningDemo.PASSWORD);
        page.press("#password", "Enter");
    }

    private void decide(String url, String person, String task, String word) {
        try (var browser = Browser.open(url)) {
            var page = browser.page();
            signIn(page, person);
            click("open " + task, whenItWaits(page, task));
            page.locator(".muster-evidence table").waitFor();
            browser.picture("evidence");
            click("claim", page.getByText("Claim", new Page.GetByTextOptions().setExact(true)));
            click(
                    "form",
                    page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Form").setExact(true)));
            click(word, page.getByText(java.util.regex.Pattern.compile("^" + word)));
            page.locator("textarea").first().fill("The numbers hold");
            browser.picture("task");
            click("complete", page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete")));
            page.getByText("The numbers hold")
                    .waitFor(new Locator.WaitForOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
        }
    }

    /** Waits until the version has reached this state; pages are not notified. */
    private static Locator whenItWaits(Page page, String task) {
        var row = page.locator("tr", new Page.LocatorOptions().setHasText("early-warning 1"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(task));
        for (var look = 0; look < LOOKS && row.count() == 0; look++) {
            page.waitForTimeout(1000);
            page.reload();
        }
        return row;
    }

    private void click(String what, Locator place) {
        clicks.add(what);
        place.first().click();
    }

    private static String prediction(String url) {
        // Deployed, the version is loaded at the next look of the serving node.
        var answer = await("a prediction")
                .atMost(PREDICTION)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> predict(url), response -> response.statusCode() == 200);
        return answer.body();
    }

    private static HttpResponse<String> predict(String url) throws IOException, InterruptedException {
        var credentials =
                Base64.getEncoder().encodeToString(("app:" + RunningDemo.PASSWORD).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(url + "/v2/models/early-warning/infer"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofFile(Path.of("docs/loan.json")))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
