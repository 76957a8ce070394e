package io.muster.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.muster.testing.Browser;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.ServerUsers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Camunda's web applications as people use them behind Muster's sign-in. */
@MusterServerTest
class WebAppsBrowserTests {

    private static final String ACCOUNT = ".app-menu .account";
    private static final String COCKPIT = "a[href*='/app/cockpit/']";

    /** By both of their ways to send a request. */
    private static final String SEND_LATE = """
            () => {
              const services = window.angular.element(document.body).injector();
              const Client = services.get('camAPIHttpClient');
              window.muster = { http: services.get('$http') };
              window.muster.http.get('/late').catch(() => {});
              new Client({ baseUrl: location.origin }).get('/late', {});
            }""";

    @Autowired
    Server server;

    @ParameterizedTest
    @CsvSource({"tasklist, vera", "cockpit, desi", "admin, admin"})
    void peopleSignInAgainWhereTheySignedOut(String application, String person) {
        try (var browser = Browser.open(server.url())) {
            var page = open(browser, application, person);

            page.locator(ACCOUNT + " > a").click();
            page.locator(ACCOUNT + " .logout a").click();
            signInAgain(page, person);

            assertThat(page.locator(ACCOUNT)).containsText(name(person));
            browser.screenshots("signed-in-again-" + application);
        }
    }

    @ParameterizedTest
    @CsvSource({"tasklist, vera", "cockpit, desi", "admin, admin"})
    void peopleSignInAgainWhenTheirSessionHasEnded(String application, String person) {
        try (var browser = Browser.open(server.url())) {
            var page = open(browser, application, person);

            page.context().clearCookies();
            page.evaluate("location.hash = '#/login'");
            signInAgain(page, person);

            assertThat(page.locator(ACCOUNT)).containsText(name(person));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void lateRefusalsOfAFormerSessionDisturbNoOne(String application) {
        try (var browser = Browser.open(server.url())) {
            var page = open(browser, application, "admin");
            var late = new ArrayList<Route>();
            page.route("**/late", late::add);
            for (var request = 0; request < 2; request++) {
                page.evaluate(SEND_LATE);
            }
            page.waitForCondition(() -> late.size() == 4);
            page.context().clearCookies();
            // The first refusal of the session is heard and draws the form: it is not one of the late ones.
            page.waitForResponse(answer -> answer.status() == 401, () -> page.evaluate("location.hash = '#/login'"));
            signedOut(page);

            user(page).fill("admin");
            refuse(page, late.subList(0, 2));

            assertThat(user(page)).hasValue("admin");

            fill(page, "admin", ServerUsers.password("admin"));
            page.locator(ACCOUNT).waitFor();
            refuse(page, late.subList(2, 4));

            assertThat(page.locator(ACCOUNT)).hasCount(1);
            assertThat(page.locator("form[name=signinForm]")).hasCount(0);
        }
    }

    private static void refuse(Page page, List<Route> requests) {
        requests.forEach(request -> request.fulfill(new Route.FulfillOptions().setStatus(401)));
        // What the page makes of an answer it has made of it before the next one.
        page.evaluate("() => window.muster.http.get('/camunda/api/engine/engine/')");
    }

    @Test
    void aWrongPasswordIsStillWrong() {
        try (var browser = Browser.open(server.url())) {
            var page = open(browser, "tasklist", "vera");
            page.context().clearCookies();
            page.evaluate("location.hash = '#/login'");
            signedOut(page);

            fill(page, "vera", "not-her-secret");

            page.locator(".page-notifications .alert, .notifications .alert, [notifications-panel] .alert")
                    .first()
                    .waitFor();
            assertThat(page.locator(ACCOUNT)).hasCount(0);
            browser.screenshots("wrong-password-tasklist");
        }
    }

    @Test
    void noBannerAdvertisesAnotherProductAndTheStartPageNamesTheEngine() {
        try (var browser = Browser.open(server.url())) {
            for (var application : new String[] {"tasklist", "welcome"}) {
                var page = open(browser, application, "vera");
                page.locator(".ce-eol-banner").waitFor(attached());

                assertThat(page.locator(".ce-eol-banner")).isHidden();
                browser.screenshots("banner-" + application);
                page.context().clearCookies();
            }
            open(browser, "cockpit", "desi").locator(".ce-eol-banner").waitFor(attached());
            assertThat(browser.page().locator(".ce-eol-banner")).isHidden();
            browser.page().navigate("/");
            assertThat(browser.page().locator("main")).containsText("Camunda Platform 7.24, community edition");
            browser.screenshots("engine-on-start-page");
        }
    }

    @Test
    void onlyWhoMayOpenCockpitIsLedThere() {
        try (var browser = Browser.open(server.url())) {
            var page = open(browser, "tasklist", "vera");
            assertThat(page.locator(COCKPIT)).hasCount(0);
            assertThat(linkOfATaskIsShown(page)).isFalse();
            page.navigate("/");
            assertThat(page.locator(COCKPIT)).hasCount(0);

            page.context().clearCookies();
            page = open(browser, "tasklist", "otto");
            page.locator(".app-menu .app-switch .cockpit").waitFor(attached());
            assertThat(linkOfATaskIsShown(page)).isTrue();
            page.navigate("/");
            assertThat(page.locator("header " + COCKPIT)).isVisible();
            browser.screenshots("start-page-operator");
            desktop(page);

            page.navigate("/camunda/app/tasklist/default/");
            page.locator(ACCOUNT).waitFor();
            page.context().clearCookies();
            page.evaluate("location.hash = '#/login'");
            page.locator("input[type=password]").waitFor();
            signedOut(page);
            assertThat(page.locator(".app-menu .app-switch:visible")).hasCount(0);
            browser.screenshots("signed-out-tasklist");

            // Another person signs in without loading the page again.
            fill(page, "vera", ServerUsers.password("vera"));
            page.locator(ACCOUNT).waitFor();
            assertThat(page.locator(COCKPIT)).hasCount(0);
            assertThat(linkOfATaskIsShown(page)).isFalse();
        }
    }

    /** Tasklist gives every task this link for every user; the style sheet decides who sees it. */
    private static boolean linkOfATaskIsShown(Page page) {
        return (boolean) page.evaluate("""
                () => {
                  const link = document.createElement('a');
                  link.className = 'instance-link';
                  link.textContent = 'to the instance';
                  document.querySelector('.page-wrap').append(link);
                  const shown = getComputedStyle(link).display !== 'none';
                  link.remove();
                  return shown;
                }""");
    }

    private static Page open(Browser browser, String application, String person) {
        var page = browser.page();
        desktop(page);
        page.navigate("/camunda/app/%s/default/".formatted(application));
        page.fill("#username", person);
        page.fill("#password", ServerUsers.password(person));
        page.click("button[type=submit]");
        page.locator(ACCOUNT).waitFor();
        return page;
    }

    /** Exactly once: a person whose password is right types it one time. */
    private static void signInAgain(Page page, String person) {
        signedOut(page);
        fill(page, person, ServerUsers.password(person));
        page.locator(ACCOUNT).waitFor();
    }

    /** A login form that is shown although someone is signed in gives way to the pages. */
    private static void signedOut(Page page) {
        page.locator(ACCOUNT).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** On a telephone their menu is folded up; a picture may have been taken there. */
    private static void desktop(Page page) {
        page.setViewportSize(1280, 800);
    }

    private static void fill(Page page, String person, String password) {
        desktop(page);
        page.locator("input[type=password]").waitFor();
        user(page).fill(person);
        page.locator("input[type=password]").fill(password);
        page.locator("form button[type=submit], form input[type=submit]")
                .first()
                .click();
    }

    private static Locator user(Page page) {
        return page.locator("form input[type=text]").first();
    }

    private static String name(String person) {
        return Character.toUpperCase(person.charAt(0)) + person.substring(1) + " Test";
    }

    private static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    }
}
