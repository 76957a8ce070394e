package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.audit.AuditTrail;
import io.muster.deployment.Deployment;
import io.muster.deployment.DeploymentRole;
import io.muster.deployment.Deployments;
import io.muster.engine.Urgency;
import io.muster.engine.WaitingTask;
import io.muster.engine.duedates.TaskTimer;
import io.muster.evidence.certificates.Certificates;
import io.muster.evidence.findings.Findings;
import io.muster.inventory.Inventory;
import io.muster.inventory.MaterialityTiers;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.versions.Stage;
import io.muster.notification.TaskNotice;
import io.muster.scheduling.Schedules;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.TestUsers;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The support for tests that walk the shipped processes, with real scoring, training, validation, certificates and serving. */
@MusterProcessTest
@Import({Loans.class, Builds.class, Footprints.class})
@ExtendWith(WalkedWhole.class)
@RecordApplicationEvents
abstract class Paths {

    private static final List<String> SIGN_OFFS =
            List.of("Task_ReviewIndependently", "Task_ApproveUse", "Task_ApproveUseAgain");

    @Autowired
    ProcessDriver driver;

    @Autowired
    Loans loans;

    @Autowired
    Builds builds;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    Inventory inventory;

    @Autowired
    MaterialityTiers tiers;

    @Autowired
    Certificates certificates;

    @Autowired
    Deployments deployments;

    @Autowired
    Schedules schedules;

    @Autowired
    Findings findings;

    @Autowired
    AuditTrail audit;

    @Autowired
    ServiceRequests requests;

    @Autowired
    ApplicationEvents events;

    @DynamicPropertySource
    static void theVendorMayBeAsked(DynamicPropertyRegistry properties) {
        properties.add("muster.scoring.remote.allowed-origins[0]", () -> Builds.VENDOR.origin());
    }

    /** A tier 1 version whose release waits at a task. */
    VersionId waitingAt(String task) {
        var version = start(task.equals("Task_ReworkVersion") ? loans.bad() : loans.good(Materiality.HIGH));
        for (var signOff : SIGN_OFFS) {
            if (!driver.waitingAt(version.toString()).contains(task)) {
                decide(version, signOff, signOff.equals(SIGN_OFFS.get(0)) ? "accept" : "approve");
            }
        }
        assertThat(driver.waitingAt(version.toString())).containsExactly(task);
        return version;
    }

    /** A tier 3 version that serves. */
    VersionId inService() {
        return inService(Materiality.LOW);
    }

    /** A version that serves, in tier 2 for medium materiality, in tier 3 for low. */
    VersionId inService(Materiality materiality) {
        var version = start(loans.good(materiality));
        decide(version, "Task_ReviewIndependently", "accept");
        decide(version, "Task_ApproveUse", "approve");
        return version;
    }

    VersionId start(VersionId version) {
        driver.as(
                TestUsers.DEVELOPER,
                () -> driver.runtime().startProcessInstanceByKey(Release.PROCESS, version.toString()));
        driver.settle();
        return version;
    }

    void decide(VersionId version, String task, String decision) {
        driver.decide(version.toString(), task, whoseIs(task), decision);
    }

    private static Actor whoseIs(String task) {
        return switch (task) {
            case "Task_ReviewIndependently", "Task_CheckVendor", "Task_ReviewReinstatement" -> TestUsers.VALIDATOR;
            case "Task_ApproveUse",
                    "Task_ConfirmRetirement",
                    "Task_ConfirmTier",
                    "Task_ConfirmSuspension",
                    "Task_ApproveReinstatement",
                    "Task_ReviewEmergency" -> TestUsers.APPROVER;
            case "Task_ApproveUseAgain", "Task_ApproveReinstatementAgain" -> TestUsers.SECOND_APPROVER;
            case "Task_DecidePromotion" -> TestUsers.OPERATOR;
            default -> TestUsers.DEVELOPER;
        };
    }

    void fire(VersionId version, String timer) {
        driver.fireTimer(version.toString(), timer);
    }

    /** The reminder and the escalation take place, and the task stays open. */
    void assertRemindsAndEscalates(VersionId version, String key, String task) {
        driver.let(TaskTimer.REMINDER, key, task);
        assertThat(audit.of(version.model().name(), 1, 1000))
                .anyMatch(entry -> entry.what().equals("PeopleReminded"));
        assertThat(urgencies(version)).containsExactly(Urgency.REMINDED);

        var before = findings.of(version).size();
        driver.let(TaskTimer.ESCALATION, key, task);
        assertThat(findings.of(version)).hasSize(before + 1);
        assertThat(driver.waitingAt(key)).containsExactly(task);
        assertThat(urgencies(version)).containsExactly(Urgency.OVERDUE);
        assertThat(notices(version))
                .extracting(TaskNotice::kind)
                .endsWith(TaskNotice.Kind.REMINDED, TaskNotice.Kind.ESCALATED);
        assertThat(notices(version))
                .allSatisfy(notice -> assertThat(notice.eligible()).isNotEmpty());
    }

    /** What people were told of the tasks about a version, in order of time. */
    List<TaskNotice> notices(VersionId version) {
        return events.stream(TaskNotice.class)
                .filter(notice -> notice.subject().equals(version))
                .toList();
    }

    private List<Urgency> urgencies(VersionId version) {
        return lifecycle.waiting().stream()
                .filter(task -> task.subject().equals(version))
                .map(WaitingTask::urgency)
                .toList();
    }

    void assertEnded(VersionId version, String outcome, Stage stage) {
        assertThat(inventory.version(version).stage()).isEqualTo(stage);
        assertThat(lifecycle.processRuns(version)).first().satisfies(run -> {
            assertThat(run.ended()).isNotNull();
            assertThat(run.outcome()).isEqualTo(outcome);
            assertThat(run.incidents()).isEmpty();
        });
    }

    void assertServesNoMore(VersionId version) {
        assertThat(deployments.of(version)).noneMatch(Deployment::isActive);
        assertThat(certificates.current(version)).isEmpty();
    }

    /** A tier 1 version that serves. */
    VersionId materialInService() {
        var version = waitingAt("Task_DecidePromotion");
        decide(version, "Task_DecidePromotion", "promote");
        return version;
    }

    /** It serves, and another person confirmed that it is suspended. */
    VersionId suspended(VersionId version) {
        requests.suspension(version, "It harms customers", TestUsers.OPERATOR);
        driver.settle();
        decide(version, "Task_ConfirmSuspension", "suspend");
        return version;
    }

    boolean serves(VersionId version) {
        return deployments.of(version).stream().anyMatch(Deployment::isActive);
    }

    DeploymentRole serving(VersionId version) {
        return deployments.of(version).stream()
                .filter(Deployment::isActive)
                .map(Deployment::role)
                .findFirst()
                .orElseThrow();
    }
}
