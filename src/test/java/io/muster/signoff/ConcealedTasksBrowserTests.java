package io.muster.signoff;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.muster.identity.NewUser;
import io.muster.identity.Users;
import io.muster.inventory.MaterialityTiers;
import io.muster.inventory.usecases.Materiality;
import io.muster.lifecycle.Lifecycle;
import io.muster.lifecycle.Loans;
import io.muster.security.Role;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.testing.Browser;
import io.muster.testing.MusterServerTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.Server;
import io.muster.testing.Server.Answer;
import io.muster.testing.ServerUsers;
import io.muster.testing.TestUsers;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Tasks as people see them in lists: without those from which separation of duties excludes them. */
@MusterServerTest
@Import({ProcessDriver.class, Loans.class})
@TestPropertySource(properties = {"muster.lifecycle.worker.enabled=false", "test.context=governed-processes"})
class ConcealedTasksBrowserTests {

    private static final String REVIEW = "Task_ReviewIndependently";
    private static final String APPROVAL = "Task_ApproveUse";
    private static final String CONFIRM = "Task_ConfirmTier";

    /** In several groups, as in a small bank. */
    private static final Actor RITA = Actor.person("rita");

    @Autowired
    Server server;

    @Autowired
    ProcessDriver driver;

    @Autowired
    Users users;

    @Autowired
    Loans loans;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    MaterialityTiers tiers;

    @Autowired
    AuthorizationService authorizations;

    private VersionId version;

    @BeforeEach
    void ritaIsDeveloperAndValidatorAndApprover() {
        if (users.all().stream().noneMatch(person -> person.actor().equals(RITA))) {
            var roles = Set.of(Role.DEVELOPER, Role.VALIDATOR, Role.APPROVER);
            users.create(new NewUser("rita", "Rita", "Test", roles, ServerUsers.password("rita")));
        }
        version = loans.good(Materiality.LOW);
    }

    @Test
    void whoStartedAReleaseDoesNotSeeItsReviewInTasklistAndOthersDo() {
        release(RITA);
        var title = "Review independently · %s 1 · tier 3".formatted(version.model());

        try (var browser = Browser.open(server.url())) {
            assertThat(list(browser, "vera").filter(named(title))).hasCount(1);
            browser.screenshots("tasks-of-vera");
        }
        try (var browser = Browser.open(server.url())) {
            var seen = list(browser, "rita");
            browser.page().getByText("Waiting for group validator").click();
            browser.page()
                    .waitForResponse("**/filter/*/list*", () -> browser.page().reload());
            assertThat(seen.filter(named(version.model().name()))).hasCount(0);
            browser.screenshots("tasks-of-rita");
        }
    }

    @Test
    void aConcealedTaskIsInNoListAndNoCountAndCannotBeOpenedOrClaimed() {
        release(RITA);
        var task = task(REVIEW);

        assertThat(server.as("vera").get("/engine-rest/task/" + task).status()).isEqualTo(200);
        assertThat(seenBy("vera")).isEqualTo(1);
        assertThat(server.as("rita").get("/engine-rest/task/" + task).status()).isEqualTo(404);
        assertThat(seenBy("rita")).isZero();
        assertThat(server.signedIn("rita")
                        .get("/tasks/%s/evidence".formatted(task))
                        .status())
                .isEqualTo(404);
        assertThat(server.as("rita")
                        .post("/engine-rest/task/%s/claim".formatted(task), "{\"userId\": \"rita\"}")
                        .status())
                .isBetween(400, 499);
    }

    @Test
    void whoReviewedDoesNotSeeTheApproval() {
        release(TestUsers.DEVELOPER);
        assertThat(seenBy("rita")).isEqualTo(1);
        driver.decide(version.toString(), REVIEW, RITA, "accept");

        assertThat(driver.waitingAt(version.toString())).containsExactly(APPROVAL);
        assertThat(seenBy("rita")).isZero();
        assertThat(seenBy("anna")).isEqualTo(1);
    }

    /** Who signs anything about the version is involved, and must not confirm a lower tier. */
    @Test
    void aSignatureConcealsATaskThatIsOpenAlready() {
        version = loans.good(Materiality.HIGH);
        release(TestUsers.DEVELOPER);
        tiers.override(version, 2, "Much less money than it seems", TestUsers.VALIDATOR);
        driver.settle();
        assertThat(driver.waitingAt(version.toString())).containsExactly(CONFIRM, REVIEW);
        assertThat(seenBy("rita")).isEqualTo(2);

        driver.decide(version.toString(), REVIEW, RITA, "accept");

        assertThat(driver.waitingAt(version.toString())).containsExactly(APPROVAL, CONFIRM);
        assertThat(seenBy("rita")).isZero();
        assertThat(seenBy("anna")).isEqualTo(2);
    }

    @Test
    void theRowsVanishWithTheTask() {
        release(RITA);
        var task = task(REVIEW);
        assertThat(rows(task)).isEqualTo(1);

        taken(server.as("vera").post("/engine-rest/task/%s/claim".formatted(task), "{\"userId\": \"vera\"}"));
        taken(server.as("vera").post("/engine-rest/task/%s/complete".formatted(task), """
                        {"variables": {"decision": {"value": "accept"}, "reason": {"value": "The numbers hold"},
                                       "dossier": {"value": "%s"}}}""".formatted(
                        driver.tasks().getVariableLocal(task, "dossier"))));

        assertThat(rows(task)).isZero();
    }

    private static void taken(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private long rows(String task) {
        return authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(task)
                .authorizationType(Authorization.AUTH_TYPE_REVOKE)
                .count();
    }

    private int seenBy(String person) {
        return server.as(person)
                .get("/engine-rest/task/count?processInstanceBusinessKey=" + version)
                .json()
                .path("count")
                .asInt();
    }

    private void release(Actor by) {
        lifecycle.startRelease(version, by);
        driver.settle();
    }

    private String task(String definition) {
        return driver.task(version.toString(), definition).orElseThrow().getId();
    }

    private Locator list(Browser browser, String person) {
        var page = browser.page();
        page.setViewportSize(1280, 800);
        page.navigate("/camunda/app/tasklist/default/");
        page.fill("#username", person);
        page.fill("#password", ServerUsers.password(person));
        page.click("button[type=submit]");
        page.locator("section.tasks-list").waitFor();
        return page.locator("section.tasks-list li.task");
    }

    private static Locator.FilterOptions named(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
