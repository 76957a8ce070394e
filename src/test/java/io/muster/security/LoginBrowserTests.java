package io.muster.security;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import io.muster.testing.Browser;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.ServerUsers;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@MusterServerTest
// Camunda's web applications keep what they need in static fields, and any context that closes empties them for all
// others: this one is started for this test alone.
@TestPropertySource(properties = "test.context=login-browser")
class LoginBrowserTests {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    @Autowired
    Server server;

    @Test
    void whoWantsToTasklistSignsInOnceAndIsThere() {
        try (var browser = Browser.open(server.url())) {
            var refused = new ArrayList<String>();
            browser.page().onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    refused.add(message.text());
                }
            });
            browser.page().navigate(TASKLIST);
            browser.screenshots("login");

            signIn(browser.page(), "vera");

            assertThat(browser.page()).hasURL(Pattern.compile(TASKLIST));
            browser.page().waitForLoadState(LoadState.NETWORKIDLE);
            browser.screenshots("tasklist");
            assertThat(browser.page().getByText("Waiting for group validator").first())
                    .isVisible(new IsVisibleOptions().setTimeout(60_000));
            assertThat(refused).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsReportedWithoutSayingWhichHalfWasWrong() {
        try (var browser = Browser.open(server.url())) {
            browser.page().navigate("/login");
            browser.page().fill("#username", "nobody");
            browser.page().fill("#password", "guessed");
            browser.page().click("button[type=submit]");

            assertThat(browser.page().getByRole(AriaRole.ALERT)).hasText("Wrong user or password.");
            browser.screenshots("login-wrong");
        }
    }

    private static void signIn(Page page, String user) {
        page.fill("#username", user);
        page.fill("#password", ServerUsers.password(user));
        page.click("button[type=submit]");
    }
}
