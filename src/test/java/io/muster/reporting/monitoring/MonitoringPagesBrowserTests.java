package io.muster.reporting.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.inventory.Inventory;
import io.muster.monitoring.evaluation.DrawnRows;
import io.muster.monitoring.incident.Incidents;
import io.muster.monitoring.record.ProfileKey;
import io.muster.monitoring.record.ProfileService;
import io.muster.monitoring.record.ProfileSource;
import io.muster.monitoring.record.ReferenceService;
import io.muster.scheduling.ClusterTask;
import io.muster.shared.VersionId;
import io.muster.testing.Browser;
import io.muster.testing.CreditModel;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.ServerUsers;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The pages about monitoring, of one model with fifty features of which some drift since a week, one whose last windows are
 * good, and one that was hardly asked.
 */
@MusterServerTest
@TestInstance(Lifecycle.PER_CLASS)
class MonitoringPagesBrowserTests {

    private static final int DAYS = 35;
    private static final Instant FIRST =
            SettableClock.START.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(DAYS));
    private static final ProfileSource SERVED = ProfileSource.deployment("018f");
    private static final String FEATURES = "applicant_attribute_";

    @Autowired
    Server server;

    @Autowired
    Inventory inventory;

    @Autowired
    ReferenceService references;

    @Autowired
    ProfileService profiles;

    @Autowired
    Incidents incidents;

    @Autowired
    List<ClusterTask> tasks;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private VersionId drifting;
    private VersionId steady;
    private VersionId silent;

    @BeforeAll
    void threeModelsAreWatched() {
        clock.set(FIRST);
        drifting = watched(50, "drifting");
        steady = watched(3, "steady");
        silent = watched(3, "silent");
        clock.set(SettableClock.START);
        for (var day = 0; day < DAYS; day++) {
            var since = DAYS - 8;
            add(drifting, day, day < since ? DrawnRows.of(50, 500, day) : DrawnRows.drifted(50, 500, 1.4, 5, day), 50);
            add(steady, day, DrawnRows.of(3, 1_000, 100 + day), 3);
        }
        add(silent, DAYS - 1, DrawnRows.of(3, 20, 7), 3);
        evaluate();
    }

    @AfterAll
    void forget() {
        for (var table : List.of(
                "monitoring_evaluation",
                "monitoring_window",
                "monitoring_incident",
                "monitoring_silence",
                "monitoring_profile",
                "monitoring_series",
                "monitoring_reference")) {
            jdbc.sql("delete from " + table).update();
        }
        for (var version : List.of(drifting, steady, silent)) {
            jdbc.sql("update inventory_version set stage = 'DRAFT' where model = ?")
                    .param(version.model().name())
                    .update();
        }
    }

    private VersionId watched(int features, String name) {
        var id = CreditModel.unique(name).draft(inventory).id();
        // A version in service has a tier; here it got there without a release.
        jdbc.sql("update inventory_version set stage = 'IN_SERVICE', tier = ? where model = ?")
                .params("""
                        {"tier": 1, "rule": "tier-classification:1", "computed": 1, "overrideReason": null, "from": null,
                         "confirmedBy": null, "by": "vera", "at": "2026-01-01T00:00:00Z"}""", id.model().name())
                .update();
        references.makeReference(
                id, DrawnRows.of(features, 4_000, 1).named(FEATURES).reference(), "test", TestUsers.VALIDATOR);
        return id;
    }

    private void add(VersionId id, int day, DrawnRows rows, int features) {
        var reference = profiles.reference(id).orElseThrow().reference();
        profiles.add(
                new ProfileKey(id, SERVED, FIRST.plus(Duration.ofDays(day))),
                rows.named(FEATURES).profile(reference));
    }

    private void evaluate() {
        var task = tasks.stream()
                .filter(each -> each.name().equals("evaluate-monitors"))
                .findFirst()
                .orElseThrow();
        for (var round = 0; round < 10; round++) {
            task.run();
        }
    }

    private static String page(VersionId id) {
        return "/monitoring/%s/%d".formatted(id.model(), id.number());
    }

    private static String versionPage(VersionId id) {
        return "/versions/%s/%d".formatted(id.model(), id.number());
    }

    @Test
    void thePagesSayWhichModelIsWorstAndWhyAndLeadToWhatWasDone() {
        var vera = server.signedIn("vera");
        var list = vera.get("/monitoring").body();
        assertThat(list.indexOf(page(drifting))).isPositive().isLessThan(list.indexOf(page(silent)));
        assertThat(list.indexOf(page(silent))).isLessThan(list.indexOf(page(steady)));
        assertThat(list)
                .contains("Drift of inputs since", "Population stability index", FEATURES + "0")
                .contains(">Not enough data<", "Nothing is in breach.");

        var incident = incidents.of(drifting).stream()
                .filter(each -> each.answer() != null)
                .findFirst()
                .orElseThrow();
        var finding = incident.answer().actions().stream()
                .filter(action -> action.action().equals("finding"))
                .findFirst()
                .orElseThrow()
                .reference();
        var model = vera.get(page(drifting)).body();
        assertThat(model)
                .contains("id=\"incident-" + incident.id())
                .contains(versionPage(drifting) + "#record-" + finding)
                .contains("What may have caused it, most likely first")
                .contains("role=\"img\" aria-labelledby=\"chart-0-title chart-0-text\"", "<desc id=\"chart-0-text\">")
                .doesNotContain("<script");
        assertThat(vera.get(versionPage(drifting)).body())
                .contains("id=\"record-" + finding)
                .contains(page(drifting) + "#incident-" + incident.id())
                .contains("incident</strong>");
        assertThat(vera.get("/monitoring/" + drifting.model()).body())
                .as("without a number: the one that is watched")
                .contains("Monitoring of");
    }

    /** Fifty features, each with all statistics of the shipped policy, over more windows than are shown. */
    @Test
    void pagesAreSmallWithFiftyFeaturesAndMonthsOfWindows() {
        var vera = server.signedIn("vera");
        var size = vera.get(page(drifting)).body().getBytes(StandardCharsets.UTF_8).length;
        var monitor = vera.get(monitor(drifting, FEATURES + "0")).body().getBytes(StandardCharsets.UTF_8).length;
        assertThat(size).isLessThan(300_000);
        assertThat(monitor).isLessThan(300_000);
    }

    private static String monitor(VersionId id, String subject) {
        return page(id) + "/monitor?stream=DAY&statistic=psi&compared=REFERENCE&subject=" + subject;
    }

    @Test
    void notEnoughDataIsNeverShownAsNormal() {
        var body = server.signedIn("vera").get(page(silent)).body();

        assertThat(body)
                .contains("chip unknown\">Not enough data<")
                .contains("mark no-data")
                .doesNotContain("class=\"good\"", "mark normal");
    }

    @Test
    void jsonAndCsvAreTheValuesOfThePage() {
        var vera = server.as("vera");
        var path = "/api/monitoring/versions/%s/windows/DAY/values".formatted(drifting);
        var one = "?statistic=psi&compared=REFERENCE&subject=%s0".formatted(FEATURES);
        var json = vera.get(path + one).json();
        assertThat(json).hasSize(DAYS);
        var csv = vera.get(path + ".csv" + one);
        assertThat(csv.body().lines()).hasSize(DAYS + 1);
        assertThat(csv.header("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body().lines().skip(1).findFirst().orElseThrow())
                .startsWith(drifting + ",DAY,2026-03-01T00:00:00Z,")
                .contains(",psi,reference," + FEATURES + "0,"
                        + json.at("/0/result/value").asText() + ",500,");
        assertThat(vera.get(path + one + "&before=2026-03-01T00:00:00Z&windows=3")
                        .json())
                .hasSize(3);
        assertThat(vera.get(path + "?windows=501").status()).isEqualTo(400);
    }

    @Test
    void applicationsAndStrangersDoNotSeeThem() {
        var paths = List.of("/monitoring", page(drifting), monitor(drifting, FEATURES + "0"));
        assertThat(paths).allSatisfy(path -> {
            assertThat(server.signedIn("app").get(path).status()).isEqualTo(403);
            assertThat(server.browser().get(path).header("Location").orElse("")).endsWith("/login");
        });
        assertThat(List.of(".csv", ""))
                .allSatisfy(end -> assertThat(server.as("app")
                                .get("/api/monitoring/versions/%s/windows/DAY/values%s".formatted(drifting, end))
                                .status())
                        .isEqualTo(403));
        assertThat(server.as("app").get("/api/monitoring/portfolio").status()).isEqualTo(403);
        assertThat(server.signedIn("vera").get("/monitoring/no-such-model").status())
                .isEqualTo(404);
        assertThat(server.signedIn("vera").get("/monitoring/no-such-model/1").status())
                .isEqualTo(404);
    }

    @Test
    void thePagesLookRightOnADeskAndOnATelephone() {
        try (var browser = Browser.open(server.url())) {
            browser.page().navigate("/monitoring");
            browser.page().fill("#username", "vera");
            browser.page().fill("#password", ServerUsers.password("vera"));
            browser.page().click("button[type=submit]");
            for (var each : List.of(
                    List.of("portfolio", "/monitoring"),
                    List.of("monitoring", page(drifting)),
                    List.of("monitoring-silent", page(silent)),
                    List.of("monitor", monitor(drifting, FEATURES + "0")))) {
                browser.page().navigate(each.get(1));
                browser.screenshots(each.get(0));
                assertThat(browser.isTooWide()).as(each.get(0)).isFalse();
            }
        }
    }

    @Test
    void theListOfAllModelsIsReadPageByPage() {
        var vera = server.as("vera");
        var first = vera.get("/api/monitoring/portfolio?limit=1").json();
        assertThat(first.at("/items/0/version").asText()).isEqualTo(drifting.toString());
        var second = vera.get("/api/monitoring/portfolio?limit=1&after="
                        + URLEncoder.encode(first.at("/next").asText(), StandardCharsets.UTF_8))
                .json();
        assertThat(second.at("/items/0/version").asText()).isEqualTo(silent.toString());
        assertThat(second.at("/items/0/condition").asText()).isEqualTo("NOT_ENOUGH_DATA");
        assertThat(vera.get("/api/monitoring/portfolio?after=nonsense").status())
                .isEqualTo(400);
    }
}
