package io.muster.lifecycle;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.audit.AuditTrail;
import io.muster.engine.EngineProblem;
import io.muster.engine.duedates.TaskTimer;
import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.Findings;
import io.muster.evidence.findings.Severity;
import io.muster.inventory.MaterialityTiers;
import io.muster.notification.TaskNotice;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.TestUsers;
import io.muster.testing.WithoutProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The dates of human tasks: from the table in force, whatever the diagram draws. */
@MusterProcessTest
@WithoutProof
@Import(Candidates.class)
@RecordApplicationEvents
class DueDatesProcessTests {

    private static final String PROCESS = "dated";
    private static final String TASK = "Decide";
    private static final Path TABLE = Path.of("processes/decisions/due-dates.dmn");

    @Autowired
    ProcessDriver driver;

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService management;

    @Autowired
    Candidates candidates;

    @Autowired
    MaterialityTiers tiers;

    @Autowired
    Findings findings;

    @Autowired
    AuditTrail audit;

    @Autowired
    ApplicationEvents events;

    private String table;

    @AfterEach
    void theShippedTableIsInForceAgain() {
        if (table != null) {
            repository.deleteDeployment(table, true);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "approval, 1, 2, 2, 5, 6, 70",
        "approval, 2, 2, 2, 5, 7, 60",
        "approval, 3, 3, 3, 7, 10, 50",
        "promotion, 1, 1, 1, 3, 4, 70",
        "my-own-control, 3, 1, 1, 3, 4, 50"
    })
    void aTaskIsDatedByItsControlAndTier(
            String control, int tier, int reminder, int followUp, int due, int escalation, int priority) {
        var version = start(control, tier, "P30D");

        var task = task(version);
        assertThat(days(task, task.getFollowUpDate())).isEqualTo(followUp);
        assertThat(days(task, task.getDueDate())).isEqualTo(due);
        assertThat(task.getPriority()).isEqualTo(priority);
        assertThat(timers(version))
                .containsEntry("reminder", Duration.ofDays(reminder))
                .containsEntry("escalation", Duration.ofDays(escalation));
    }

    /** The proof counts what is drawn. */
    @ParameterizedTest
    @CsvSource({"promotion, 1, P30D, 14", "promotion, 1, P5D, 5", "approval, 1, P90D, 30", "approval, 1, P2W, 14"})
    void theTableShortensADrawnLapseAndNeverLengthensIt(String control, int tier, String drawn, int days) {
        var version = start(control, tier, drawn);

        assertThat(timers(version)).containsEntry("Lapse", Duration.ofDays(days));
    }

    @Test
    void aReminderAndAnEscalationLeaveTheTaskOpenAndAreAnnounced() {
        var version = start("approval", 1, "P30D");

        driver.let(TaskTimer.REMINDER, version.toString(), TASK);
        assertThat(task(version).getPriority()).isEqualTo(95);
        assertThat(audit.of(version.model().name(), 1, 1000))
                .anyMatch(entry -> entry.what().equals("PeopleReminded"));

        driver.let(TaskTimer.ESCALATION, version.toString(), TASK);
        assertThat(task(version).getPriority()).isEqualTo(120);
        assertThat(findings.of(version)).singleElement().satisfies(finding -> {
            assertThat(finding.title()).isEqualTo(Finding.DECISION_OVERDUE);
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        });
        assertThat(events.stream(TaskNotice.class))
                .extracting(TaskNotice::kind)
                .containsExactly(TaskNotice.Kind.OPENED, TaskNotice.Kind.REMINDED, TaskNotice.Kind.ESCALATED);
    }

    @Test
    void anEscalationIsToldToTheGroupThatTheTableNamesAsWell() {
        var version = start("approval", 1, "P30D");
        driver.let(TaskTimer.REMINDER, version.toString(), TASK);
        driver.let(TaskTimer.ESCALATION, version.toString(), TASK);

        var notices = events.stream(TaskNotice.class).toList();
        assertThat(notices.get(1).told()).doesNotContain(TestUsers.SECOND_APPROVER);
        assertThat(notices.get(2).told()).contains(TestUsers.APPROVER, TestUsers.SECOND_APPROVER);
        assertThat(notices.get(2).eligible()).doesNotContain(TestUsers.SECOND_APPROVER);
    }

    @Test
    void aDecisionEndsTheTimers() {
        var version = start("approval", 2, "P30D");
        var instance = task(version).getProcessInstanceId();
        assertThat(management.createJobQuery().processInstanceId(instance).count())
                .isEqualTo(3);

        driver.decide(version.toString(), TASK, TestUsers.APPROVER, "approve");

        assertThat(management.createJobQuery().processInstanceId(instance).count())
                .isZero();
    }

    /** What a table must not answer, each with the words that say so. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <text>5</text>        | <text>0</text>       | '0.0' for 'due'
            <text>5</text>        | <text>-1</text>      | '-1.0' for 'due'
            <text>5</text>        | <text></text>        | 'null' for 'due'
            <text>5</text>        | <text>99999</text>   | at most 36,500
            <text>"MEDIUM"</text> | <text>"URGENT"</text>| 'URGENT' for 'severity'
            <text>"owner"</text>  | <text>"boss"</text>  | 'boss' for 'tell'
            """)
    void aTableWithoutAUsableAnswerIsRefused(String expected, String instead, String words) throws IOException {
        deployTable(Files.readString(TABLE).replace(expected, instead));

        assertThatThrownBy(() -> start("retirement", 2, "P30D"))
                .satisfies(refusedWith(EngineProblem.NO_DUE_DATES))
                .hasMessageContaining(words)
                .hasMessageContaining("Correct the table, then try again");
    }

    private void deployTable(String text) {
        table = repository
                .createDeployment()
                .addString("due-dates.dmn", text)
                .deploy()
                .getId();
    }

    private VersionId start(String control, int tier, String lapse) {
        repository
                .createDeployment()
                .name(PROCESS)
                .enableDuplicateFiltering(true)
                .addString(PROCESS + ".bpmn", diagram(control, lapse))
                .deploy();
        var version = candidates.candidate();
        tiers.assign(version, tier, "test:1", Actor.system("test"));
        driver.as(TestUsers.DEVELOPER, () -> driver.runtime().startProcessInstanceByKey(PROCESS, version.toString()));
        return version;
    }

    private static String diagram(String control, String lapse) {
        var task = Diagram.userTask(
                TASK,
                "approver",
                "muster.control=" + control,
                "muster.decisions=approve,reject",
                "muster.accepts=approve",
                "muster.decisionVariable=myDecision",
                "muster.differsFrom=developer");
        return Diagram.around(PROCESS, task + """
                <bpmn:boundaryEvent id="Lapse" attachedToRef="%s">
                  <bpmn:timerEventDefinition><bpmn:timeDuration>%s</bpmn:timeDuration></bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="f3" sourceRef="Lapse" targetRef="Lapsed"/>
                <bpmn:endEvent id="Lapsed"/>""".formatted(TASK, lapse), TASK);
    }

    private Task task(VersionId version) {
        return driver.task(version.toString(), TASK).orElseThrow();
    }

    private static long days(Task task, Date date) {
        return Duration.between(task.getCreateTime().toInstant(), date.toInstant())
                .toDays();
    }

    /** How long each timer runs, by its listener or boundary event. */
    private Map<String, Duration> timers(VersionId version) {
        var task = task(version);
        return management.createJobQuery().timers().processInstanceId(task.getProcessInstanceId()).list().stream()
                .map(JobEntity.class::cast)
                .collect(Collectors.toMap(
                        job -> job.getJobHandlerConfigurationRaw().replaceAll(".*~", ""),
                        // The engine reads its clock again for each.
                        job -> Duration.ofHours(Math.round(Duration.between(
                                                task.getCreateTime().toInstant(),
                                                job.getDuedate().toInstant())
                                        .toMinutes()
                                / 60.0))));
    }
}
