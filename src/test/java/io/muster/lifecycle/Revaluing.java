package io.muster.lifecycle;

import io.muster.datasets.Datasets;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.usecases.Materiality;
import io.muster.scheduling.Schedule;
import io.muster.shared.VersionId;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.annotation.Autowired;

/** The support for tests that revalidate versions in service on fresh data. */
abstract class Revaluing extends Paths {

    private static final String POLICY = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="strict" name="strict" namespace="x"
                xmlns:camunda="http://camunda.org/schema/1.0/dmn">
              <decision id="acceptance-policy" name="Strict" camunda:historyTimeToLive="P1D">
                <decisionTable id="t" hitPolicy="COLLECT"><input id="i"><inputExpression id="e" typeRef="string">
                  <text>task</text></inputExpression></input>
                  <output id="o1" name="metric" typeRef="string"/><output id="o2" name="minimum" typeRef="number"/>
                  <rule id="r"><inputEntry id="ie"><text></text></inputEntry>
                    <outputEntry id="a"><text>"auc"</text></outputEntry>
                    <outputEntry id="b"><text>%s</text></outputEntry></rule></decisionTable></decision></definitions>""";

    /** No data reaches it. */
    static final double IMPOSSIBLE = 0.9999;

    /** The data reaches it, but not the worse end of the interval. */
    static final double NARROW = 0.82;

    @Autowired
    RepositoryService repository;

    @Autowired
    SettableClock clock;

    @Autowired
    Datasets datasets;

    /** A tier 1 version that serves. */
    VersionId inServiceInTheHighestTier() {
        var version = waitingAt("Task_DecidePromotion");
        decide(version, "Task_DecidePromotion", "promote");
        return version;
    }

    /** Waits for a person after a revalidation that it failed. */
    VersionId failed() {
        var version = inService();
        withDemand(IMPOSSIBLE, () -> revalidateOnFreshData(version));
        return version;
    }

    /** Waits for people who must agree to its renewal. */
    VersionId passed(Materiality materiality) {
        var version = materiality == Materiality.HIGH ? inServiceInTheHighestTier() : inService(materiality);
        revalidateOnFreshData(version);
        return version;
    }

    void revalidateOnFreshData(VersionId version) {
        clock.forward(Duration.ofDays(2));
        loans.fresh(version, today(), 0.25, TestUsers.OPERATOR);
        revalidate(version);
    }

    /** Later than its release, whose date has been fired: no period is fired twice. */
    void revalidate(VersionId version) {
        clock.forward(Duration.ofHours(1));
        schedules.runNow(Revalidation.SCHEDULE, version.toString(), TestUsers.OPERATOR);
        driver.settle();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    ZonedDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC);
    }

    /** When it is due next, or null if nothing is planned. */
    ZonedDateTime next(VersionId version) {
        return schedules
                .find(Revalidation.SCHEDULE, version.toString())
                .filter(Schedule::isPlanned)
                .map(schedule -> schedule.due().atZone(ZoneOffset.UTC))
                .orElse(null);
    }

    String key(VersionId version) {
        return driver.runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKeyLike(version + "#%")
                .singleResult()
                .getBusinessKey();
    }

    List<String> waiting(VersionId version) {
        return driver.waitingAt(key(version));
    }

    String serial(VersionId version) {
        return certificates.current(version).orElseThrow().serial();
    }

    /** An edit of what the model must not be trusted for. */
    void editLimitations(VersionId version) {
        var model = inventory.model(version.model());
        var before = model.description();
        inventory.describe(
                model.id(),
                new ModelDescription(
                        before.name(),
                        before.purpose(),
                        before.owner(),
                        before.users(),
                        before.allowedUses(),
                        List.of("Not below the age of 21", "Edited at revision " + model.revision()),
                        before.dataSources(),
                        before.dependencies(),
                        before.documentation()),
                model.revision(),
                TestUsers.DEVELOPER);
    }

    /** During the given work, the newest policy demands this area under the curve, and nothing else. */
    void withDemand(double auc, Runnable work) {
        var strict = repository
                .createDeployment()
                .name("strict")
                .addString("strict.dmn", POLICY.formatted(auc))
                .deploy();
        try {
            work.run();
        } finally {
            repository.deleteDeployment(strict.getId(), true);
        }
    }
}
