package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.muster.testing.MusterProcessTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.TestUsers;
import io.muster.testing.WithoutProof;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A step that cannot succeed yet, tried once: nothing is deployed without a certificate. */
@MusterProcessTest
@WithoutProof
@Import(Candidates.class)
class StepRetriesProcessTests {

    private static final String INPUTS = """
            <camunda:inputOutput><camunda:inputParameter name="environment">production</camunda:inputParameter>
            <camunda:inputParameter name="role">canary</camunda:inputParameter></camunda:inputOutput>""";

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService management;

    @Autowired
    ProcessDriver driver;

    @Autowired
    Candidates candidates;

    @Test
    void isTriedAgainAsItDeclaresWhereTheDiagramSaysNothing() {
        assertThat(triedOnce("declared", "").getRetries()).isEqualTo(4);
    }

    @Test
    void isTriedAgainAsTheDiagramSays() {
        var own = "<camunda:failedJobRetryTimeCycle>PT10S,PT1M</camunda:failedJobRetryTimeCycle>";

        assertThat(triedOnce("own", own).getRetries()).isEqualTo(2);
    }

    private Job triedOnce(String process, String retries) {
        var step = """
                <bpmn:serviceTask id="Step" camunda:asyncBefore="true" camunda:delegateExpression="${deployVersion}">
                <bpmn:extensionElements>%s%s</bpmn:extensionElements></bpmn:serviceTask>""".formatted(retries, INPUTS);
        repository
                .createDeployment()
                .addString(process + ".bpmn", Diagram.around(process, step, "Step"))
                .deploy();
        var key = candidates.candidate().toString();
        driver.as(TestUsers.DEVELOPER, () -> driver.runtime().startProcessInstanceByKey(process, key));
        var job = management.createJobQuery().processDefinitionKey(process).singleResult();
        assertThat(catchThrowable(() -> management.executeJob(job.getId()))).isNotNull();
        return management.createJobQuery().jobId(job.getId()).singleResult();
    }
}
