package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.TestUsers;
import io.muster.testing.WithoutProof;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A process that was proved as a part of its callers can only be started by them, so it needs no proof of its own. */
@MusterProcessTest
@WithoutProof
@Import(Candidates.class)
class CalledOnlyProcessTests {

    private static final String CALLER = Diagram.process("called-only-caller", """
            <bpmn:startEvent id="Start"/>
            <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Call"/>
            <bpmn:callActivity id="Call" calledElement="called-only" camunda:calledElementBinding="deployment">
              <bpmn:extensionElements>
                <camunda:in businessKey="#{execution.processBusinessKey}"/>
              </bpmn:extensionElements>
            </bpmn:callActivity>
            <bpmn:sequenceFlow id="f2" sourceRef="Call" targetRef="End"/>
            <bpmn:endEvent id="End"/>""");

    private static final String CALLED = Diagram.process("called-only", """
            <bpmn:startEvent id="Start"/>
            <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Task_Look"/>
            %s
            <bpmn:sequenceFlow id="f2" sourceRef="Task_Look" targetRef="End"/>
            <bpmn:endEvent id="End"/>""".formatted(Diagram.userTask(
                    "Task_Look", "validator", "muster.decisions=seen", "muster.decisionVariable=look")))
            .replaceFirst(" camunda:candidateStarterGroups=\"[^\"]*\"", "");

    @Autowired
    ProcessDriver driver;

    @Autowired
    RepositoryService repository;

    @Autowired
    Candidates candidates;

    private VersionId version;

    @BeforeEach
    void deploy() {
        repository
                .createDeployment()
                .name("called-only")
                .enableDuplicateFiltering(true)
                .addString("caller.bpmn", CALLER)
                .addString("called.bpmn", CALLED)
                .deploy();
        version = candidates.candidate();
    }

    @Test
    void isStartedByItsCaller() {
        driver.as(
                TestUsers.DEVELOPER,
                () -> driver.runtime().startProcessInstanceByKey("called-only-caller", version.toString()));
        driver.settle();

        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_Look");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dora", "otto", "desi"})
    void isNotStartedByPeople(String person) {
        driver.as(
                Actor.person(person),
                () -> assertThatThrownBy(() -> start("called-only")).isNotNull());

        nothingRuns();
    }

    /** No one is signed in, as for a timer, a message, or Muster itself. */
    @Test
    void isNotStartedByMusterItself() {
        assertThatThrownBy(() -> start("called-only"))
                .hasStackTraceContaining(
                        "Process 'called-only' is started only by the processes of its deployment that call it");

        nothingRuns();
    }

    @ParameterizedTest
    @ValueSource(strings = {"build-trained", "build-imported", "build-authored", "build-vendor"})
    void holdsForWhatShips(String process) {
        assertThatThrownBy(() -> start(process)).hasStackTraceContaining("is started only by the processes");

        nothingRuns();
    }

    private void start(String process) {
        driver.runtime().startProcessInstanceByKey(process, version.toString());
    }

    private void nothingRuns() {
        assertThat(driver.runtime()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(version.toString())
                        .count())
                .isZero();
    }
}
