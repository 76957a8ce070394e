package io.muster.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.audit.AuditTrail;
import io.muster.audit.chain.AuditEntry;
import io.muster.lifecycle.Diagram;
import io.muster.security.Role;
import io.muster.shared.Digest;
import io.muster.shared.events.DomainEvent;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.WithoutProof;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MusterProcessTest
@WithoutProof
class DeploymentsProcessTests {

    private static final String FORM = "{\"id\": \"deploy-form\", \"type\": \"default\", \"components\": []}";

    private static final String WITH_FORM = Diagram.around(
            "withForm",
            Diagram.userTask("Look", "validator", "muster.decisions=seen", "muster.decisionVariable=lookDecision")
                    .replace(
                            "<bpmn:userTask",
                            "<bpmn:userTask camunda:formRef=\"deploy-form\" camunda:formRefBinding=\"deployment\""),
            "Look");

    @Autowired
    RepositoryService repository;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    IdentityService identity;

    @Autowired
    AuditTrail trail;

    @AfterEach
    void signOut() {
        identity.clearAuthentication();
    }

    @Test
    void eachFindingIsAnErrorOfItsOwnWithItsPlace() {
        var diagram = Diagram.around(
                "wrong",
                "<bpmn:serviceTask id=\"Step\" camunda:class=\"X\" camunda:topic=\"y\" camunda:type=\"external\"/>\n"
                        + "<bpmn:scriptTask id=\"Script\"/>",
                "Step");

        var errors = refused(Map.of("wrong.bpmn", diagram))
                .getResorceReports()
                .get(0)
                .getErrors();

        assertThat(errors).extracting(Problem::getMainElementId).containsSubsequence("Step", "Step", "Script");
        assertThat(errors).extracting(Problem::getLine).containsSubsequence(9, 9, 10);
    }

    @Test
    void reportsTheEnginesProblemsBesideThoseOfOurRules() {
        var diagram = Diagram.around("wrong", "<bpmn:serviceTask id=\"Step\" camunda:class=\"X\"/>", "Step")
                .replace("targetRef=\"End\"", "targetRef=\"Nowhere\"");

        var refusal = refused(Map.of("wrong.bpmn", diagram));

        assertThat(refusal).hasMessageContaining("MUSTER-102").hasMessageContaining("'Nowhere'");
    }

    @Test
    void allFilesOfADeploymentAreLookedAtBeforeItIsRefused() {
        var wrong = Diagram.around("wrong", "<bpmn:serviceTask id=\"Step\" camunda:class=\"X\"/>", "Step");

        var refusal = refused(Map.of(
                "a.bpmn",
                wrong,
                "b.bpmn",
                wrong.replace("\"wrong\"", "\"wrongToo\""),
                "c.form",
                "no form",
                "d.txt",
                "x"));

        assertThat(refusal.getResorceReports())
                .extracting(ResourceReport::getResourceName)
                .containsExactly("a.bpmn", "b.bpmn", "c.form");
    }

    @Test
    void aStoredDiagramIsLoadedAgainWithoutTheFilesBesideIt() {
        var id = deploy(Map.of("withForm.bpmn", WITH_FORM, "deploy-form.form", FORM));
        var definition = repository
                .createProcessDefinitionQuery()
                .deploymentId(id)
                .singleResult()
                .getId();

        engine.getDeploymentCache().discardProcessDefinitionCache();

        assertThatCode(() -> repository.getBpmnModelInstance(definition)).doesNotThrowAnyException();
        ActivityImpl look = engine.getCommandExecutorTxRequired()
                .execute(context -> engine.getDeploymentCache()
                        .findDeployedProcessDefinitionById(definition)
                        .findActivity("Look"));
        assertThat(look).isNotNull();
    }

    @Test
    void aFormDeployedBeforeIsFoundByTheBindingLatestOnly() {
        deploy(Map.of("latest.form", FORM.replace("deploy-form", "latest-form")));
        var latest = WITH_FORM.replace("\"deploy-form\"", "\"latest-form\"");

        assertThat(refused(Map.of("withForm.bpmn", latest))).hasMessageContaining("MUSTER-112");
        assertThatCode(() -> deploy(Map.of(
                        "withForm.bpmn", latest.replace("formRefBinding=\"deployment\"", "formRefBinding=\"latest\""))))
                .doesNotThrowAnyException();
    }

    @Test
    void aFormThatDidNotChangeIsMissedWhenOnlyChangedFilesAreDeployed() {
        deploy(Map.of("withForm.bpmn", WITH_FORM, "deploy-form.form", FORM));

        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .name("deployments")
                        .enableDuplicateFiltering(true)
                        .addString("withForm.bpmn", WITH_FORM.replace("name=\"Look\"", "name=\"Look again\""))
                        .addString("deploy-form.form", FORM)
                        .deploy())
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("MUSTER-112");
    }

    @Test
    void whatMusterDeploysWhenItStartsIsWrittenDownAsItsOwn() {
        assertThat(entries())
                .filteredOn(entry ->
                        entry.what().equals("Deployed") && entry.payload().contains("\"name\":\"Muster release\""))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor().id()).isEqualTo("system:lifecycle");
                    assertThat(entry.payload()).contains("release.bpmn", "approve-use.form");
                });
    }

    @Test
    void aDesignersDeploymentIsWrittenDownWithTheDigestOfEachFile() {
        signIn("desi", Role.DESIGNER);

        var id = deploy(Map.of("withForm.bpmn", WITH_FORM, "deploy-form.form", FORM));

        assertThat(entries())
                .filteredOn(entry -> entry.subject().equals("deployment " + id))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor().id()).isEqualTo("desi");
                    assertThat(entry.payload())
                            .contains(
                                    Digest.ofText(WITH_FORM).toString(),
                                    Digest.ofText(FORM).toString());
                });
    }

    @Test
    void aRefusalIsWrittenDownThoughTheDeploymentIsUndone() {
        signIn("desi", Role.DESIGNER);
        var before = repository.createDeploymentQuery().count();

        refused(Map.of("withForm.bpmn", WITH_FORM));

        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
        assertThat(entries()).last().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("Refused");
            assertThat(entry.actor().id()).isEqualTo("desi");
            assertThat(entry.payload()).contains(Digest.ofText(WITH_FORM).toString(), "MUSTER-112");
        });
    }

    @Test
    void anAdministratorWhoIsNotADesignerDoesNotDeploy() {
        signIn("admin", Role.ADMINISTRATOR);

        assertThatThrownBy(() -> deploy(Map.of("withForm.bpmn", WITH_FORM, "deploy-form.form", FORM)))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("'admin'", "designer");
        assertThat(entries())
                .last()
                .satisfies(entry -> assertThat(entry.actor().id()).isEqualTo("admin"));
    }

    @Test
    void whatWasDeployedBeforeIsRefusedAgainByTheSameRulesWhenItIsRedeployed() {
        var id = deploy(Map.of("withForm.bpmn", WITH_FORM, "deploy-form.form", FORM));
        signIn("desi", Role.DESIGNER);

        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .name("again")
                        .addDeploymentResourceByName(id, "withForm.bpmn")
                        .deploy())
                .isInstanceOf(ParseException.class);
        assertThat(entries())
                .last()
                .satisfies(entry -> assertThat(entry.payload())
                        .contains(Digest.ofText(WITH_FORM).toString()));
    }

    @Test
    void aSignOffThatOnlyOnePersonCouldGiveAfterTheirOwnIsRefusedToADesigner() {
        var files = Map.of("twice.bpmn", twice());

        assertThatCode(() -> deploy(files)).doesNotThrowAnyException();
        signIn("desi", Role.DESIGNER);
        assertThat(refused(files)).hasMessageContaining("MUSTER-115 at Second: only vera may decide");
    }

    private static String twice() {
        return Diagram.process("twice", """
                <bpmn:startEvent id="Start"/><bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="First"/>
                %s<bpmn:sequenceFlow id="f2" sourceRef="First" targetRef="Second"/>
                %s<bpmn:sequenceFlow id="f3" sourceRef="Second" targetRef="End"/><bpmn:endEvent id="End"/>""".formatted(
                        signOff("First", "first", "developer"), signOff("Second", "second", "developer,first")));
    }

    private static String signOff(String id, String control, String differsFrom) {
        return Diagram.userTask(
                id,
                "validator",
                "muster.control=" + control,
                "muster.decisions=accept,reject",
                "muster.accepts=accept",
                "muster.decisionVariable=" + control + "Decision",
                "muster.differsFrom=" + differsFrom);
    }

    private void signIn(String user, Role role) {
        identity.setAuthentication(user, List.of(role.group()));
    }

    private ParseException refused(Map<String, String> files) {
        return catchThrowableOfType(ParseException.class, () -> deploy(files));
    }

    private String deploy(Map<String, String> files) {
        var deployment = repository.createDeployment().name("deployments");
        files.forEach(deployment::addString);
        return deployment.deploy().getId();
    }

    private List<AuditEntry> entries() {
        return trail.of(DomainEvent.PLATFORM, 1, 1000);
    }
}
