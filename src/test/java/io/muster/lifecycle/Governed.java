package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.audit.AuditTrail;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.findings.Findings;
import io.muster.governance.Change;
import io.muster.governance.Change.State;
import io.muster.governance.Changes;
import io.muster.shared.Actor;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.ProcessDriver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The support for tests that deploy as people where processes are governed. Each begins with the shipped processes in force. */
@MusterProcessTest
@Import(Footprints.class)
public abstract class Governed {

    protected static final Actor DESIGNER = Actor.person("desi");
    protected static final String SIGN_OFF = "Task_SignOffChange";

    /** In the shipped retirement only approvers confirm. */
    protected static final UnaryOperator<String> MORE_PEOPLE =
            diagram -> diagram.replace("candidateGroups=\"approver\"", "candidateGroups=\"approver,operator\"");

    @Autowired
    protected ProcessDriver driver;

    @Autowired
    protected ProcessEngine engine;

    @Autowired
    protected RepositoryService repository;

    @Autowired
    protected IdentityService identity;

    @Autowired
    protected Changes changes;

    @Autowired
    protected Lifecycle lifecycle;

    @Autowired
    protected EvidenceLedger ledger;

    @Autowired
    protected AuditTrail audit;

    @Autowired
    protected Findings findings;

    @Autowired
    protected JdbcClient jdbc;

    private static int marks;

    @BeforeEach
    void theShippedRetirementIsInForce() {
        deployBySystem(retirement(UnaryOperator.identity()));
    }

    /** The files of a folder, with this change to its diagrams; never the same twice. */
    protected static Map<String, String> folder(String folder, UnaryOperator<String> change) {
        var mark = "camunda:versionTag=\"test-%d\"".formatted(++marks);
        var files = new TreeMap<String, String>();
        for (var file : Path.of("processes", folder).toFile().listFiles()) {
            var text = file.getName().matches(".*\\.(bpmn|form)") ? ShippedProof.read(file.toPath()) : null;
            if (text != null) {
                files.put(
                        file.getName(),
                        file.getName().endsWith(".bpmn")
                                ? change.apply(text).replaceFirst("camunda:versionTag=\"[^\"]*\"", mark)
                                : text);
            }
        }
        return files;
    }

    protected static Map<String, String> retirement(UnaryOperator<String> change) {
        return folder("retirement", change);
    }

    protected void deployBySystem(Map<String, String> files) {
        deploy(files);
    }

    /** As the REST API does it for a signed-in person. */
    protected void deployAs(Actor person, String group, Map<String, String> files) {
        var configuration = engine.getProcessEngineConfiguration();
        identity.setAuthentication(person.id(), List.of(group));
        configuration.setAuthorizationEnabled(false);
        try {
            deploy(files);
        } finally {
            configuration.setAuthorizationEnabled(true);
            identity.clearAuthentication();
        }
    }

    private void deploy(Map<String, String> files) {
        var deployment = repository.createDeployment().name("governed").source("test");
        files.forEach(deployment::addString);
        deployment.deploy();
    }

    protected ParseException refused(Actor by, Map<String, String> files) {
        var refusal = catchThrowableOfType(ParseException.class, () -> deployAs(by, "designer", files));
        assertThat(refusal).as("refusal of the deployment").isNotNull();
        return refusal;
    }

    /** Refused, and proposed; the sign-off waits. */
    protected Change proposed(Actor by, Map<String, String> files) {
        var refusal = refused(by, files);
        assertThat(refusal).hasMessageContaining("Nothing was deployed").hasMessageContaining("was asked");
        driver.settle();
        var change = changes.newest().get(0);
        assertThat(driver.waitingAt(key(change))).containsExactly(SIGN_OFF);
        return change;
    }

    protected void decide(Change change, Actor by, String decision) {
        driver.decide(key(change), SIGN_OFF, by, decision);
    }

    protected static String key(Change change) {
        return change.id().toString();
    }

    protected ProcessDefinition latest(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
    }

    protected void assertEnded(Change change, String outcome, State state) {
        assertThat(changes.get(change.number()).state()).isEqualTo(state);
        assertThat(lifecycle.processRuns(change.id())).singleElement().satisfies(run -> {
            assertThat(run.incidents()).isEmpty();
            assertThat(run.outcome()).isEqualTo(outcome);
        });
    }
}
