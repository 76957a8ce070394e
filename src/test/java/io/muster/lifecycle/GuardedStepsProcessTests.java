package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.inventory.Inventory;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.versions.Stage;
import io.muster.inventory.versions.Supplement;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.step.Step;
import io.muster.step.StepCatalogue;
import io.muster.step.StepContract;
import io.muster.testing.TestUsers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * A hole in the proof is not a hole in the product: a guarded step checks its controls again for every path of the
 * token. Here tokens are moved by the engine's own means, past all our checks.
 */
@TestPropertySource(properties = "muster.lifecycle.proof.demanded=false")
@Import(Loans.class)
class GuardedStepsProcessTests extends Governed {

    private static final List<String> OURS =
            List.of("inventory_", "deployment", "evidence_", "signoff_", "proofs_", "governance_", "scheduling_");

    @Autowired
    Loans loans;

    @Autowired
    Inventory inventory;

    private String policy;

    static Stream<String> guarded() {
        return StepCatalogue.read().stream().filter(StepContract::isGuarded).map(StepContract::id);
    }

    /** The shipped policy demands nothing of steps that only take a version out of service; this one demands something of each guard. */
    @BeforeEach
    void everyGuardDemandsSomething() {
        var table = ShippedProof.read(java.nio.file.Path.of("processes/decisions/guard-controls.dmn"));
        var rules = rule("rollback") + rule("suspend");
        policy = repository
                .createDeployment()
                .addString("guard-controls.dmn", table.replace("</decisionTable>", rules + "</decisionTable>"))
                .deploy()
                .getId();
    }

    private static String rule(String guard) {
        return """
                <rule id="Rule_%1$s"><inputEntry id="I1_%1$s"><text>"%1$s"</text></inputEntry>
                <inputEntry id="I2_%1$s"><text></text></inputEntry><inputEntry id="I3_%1$s"><text></text></inputEntry>
                <outputEntry id="O_%1$s"><text>"emergency"</text></outputEntry></rule>""".formatted(guard);
    }

    @AfterEach
    void theShippedPolicyIsInForceAgain() {
        repository.deleteDeployment(policy, true);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void noTokenThatWasMovedCarriesOutAGuardedStep(String step) {
        var place = place(step);
        var before = rows();

        move(place.instance(), place.element());

        assertThat(refusals(place.instance())).anyMatch(why -> why.contains("lacks controls"));
        assertThat(rows()).isEqualTo(before);
    }

    /** These are not guards of the proof, so only the step checks them. */
    @ParameterizedTest
    @ValueSource(strings = {"renewCertificate", "planRevalidation"})
    void noTokenThatWasMovedRenewsOrPostponesWhatWasNotMeasured(String step) {
        var place = place(step);
        var before = rows();

        move(place.instance(), place.element());

        assertThat(refusals(place.instance()))
                .anyMatch(why -> why.matches(".*lacks controls \\[(validation|fresh-data).*"));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aTrialIsNotPromotedWithoutThePromotionSignedOff() {
        var version = trial();
        var before = rows();

        move(instance(version.toString()), "Task_PromoteVersion");

        assertThat(refusals(instance(version.toString()))).anyMatch(why -> why.contains("[promotion]"));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aTableOfTheDiagramsOwnDoesNotReplaceThePolicyOfACertificate() {
        var own = repository
                .createDeployment()
                .addString(
                        "my-controls.dmn",
                        TwoReviewers.CONTROLS
                                .replace("reviewed-by-two", "my-controls")
                                .replace("\"review\"", "\"look\"")
                                .replace("<text>2</text>", "<text>1</text>"))
                .deploy();
        try {
            deploy(
                    "fast-certificate",
                    signOff("Look", "look", "validator")
                            + step("issueCertificate", "Look").replace(">required-controls<", ">my-controls<"));
            var version = release(Materiality.HIGH);
            var instance = started("fast-certificate", version);
            driver.decide(version.toString(), "Look", TestUsers.VALIDATOR, "accept");

            assertThat(refusals(instance)).anyMatch(why -> why.contains("lacks controls") && why.contains("approval"));
            assertThat(inventory.version(version).stage()).isEqualTo(Stage.CANDIDATE);
        } finally {
            repository.deleteDeployment(own.getId(), true);
        }
    }

    @Test
    void theSameBytesBuiltAgainNeedTheirSignOffsAgain() {
        var version = release(Materiality.HIGH);
        decide(version, "Task_ReviewIndependently", "accept");
        decide(version, "Task_ApproveUse", "rework");
        var draft = inventory.version(version);
        inventory.supply(
                version,
                new Supplement(loans.artifact(), null, null, null, null),
                draft.revision(),
                TestUsers.DEVELOPER);
        decide(version, "Task_ReworkVersion", "resubmit");
        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_ReviewIndependently");

        move(instance(version.toString()), "Task_DeployCanary");

        assertThat(refusals(instance(version.toString())))
                .anyMatch(why -> why.contains("lacks controls") && why.contains("independent-review"));
        assertThat(inventory.version(version).stage()).isEqualTo(Stage.CANDIDATE);
    }

    @Test
    void whoAskedForTheEndDoesNotConfirmItThoughTheDiagramForgetsToSaySo() {
        deploy("asked-and-confirmed", signOff("Confirm", "retirement", "approver") + step("retireVersion", "Confirm"));
        var version = trial();
        var instance = started("asked-and-confirmed", version, TestUsers.APPROVER);
        driver.decide(version.toString(), "Confirm", TestUsers.APPROVER, "accept");

        assertThat(refusals(instance)).anyMatch(why -> why.contains("retirement by a person other than 'anna'"));
        assertThat(inventory.version(version).stage()).isEqualTo(Stage.APPROVED);
    }

    @Test
    void aGuardOfWhichThePolicySaysNothingStaysShut() {
        var silent = repository
                .createDeployment()
                .addString(
                        "guard-controls.dmn",
                        ShippedProof.read(java.nio.file.Path.of("processes/decisions/guard-controls.dmn"))
                                .replace("\"retire\"</text>", "\"nothing\"</text>"))
                .deploy();
        try {
            var place = place("retireVersion");
            move(place.instance(), place.element());
            assertThat(refusals(place.instance())).anyMatch(why -> why.contains("the policy demands none of 'retire'"));
        } finally {
            repository.deleteDeployment(silent.getId(), true);
        }
    }

    private record Place(String instance, String element) {}

    /** A running process with the step in it, on a version that passed everything in a process of its own. */
    private Place place(String id) {
        var contract = StepCatalogue.read().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow();
        if (contract.declaration().guard() == Step.Guard.CHANGE) {
            return new Place(instance(key(proposed(DESIGNER, retirement(MORE_PEOPLE)))), "Task_DeployChange");
        }
        deploy("moved-" + id, signOff("Wait", "look", "validator") + step(id, "Wait"));
        return new Place(started("moved-" + id, trial()), "Guarded");
    }

    private void deploy(String process, String elements) {
        repository
                .createDeployment()
                .enableDuplicateFiltering(true)
                .name(process)
                .addString(
                        process + ".bpmn",
                        Diagram.process(process, elements)
                                .replace("StarterGroups=\"developer\"", "StarterGroups=\"developer,approver\""))
                .deploy();
    }

    private static String signOff(String id, String control, String groups) {
        return """
                <bpmn:startEvent id="Start"/><bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="%s"/>%s""".formatted(
                        id,
                        Diagram.userTask(
                                id,
                                groups,
                                "muster.control=" + control,
                                "muster.decisions=accept,reject",
                                "muster.accepts=accept",
                                "muster.decisionVariable=lookDecision",
                                "muster.differsFrom=developer"));
    }

    private static String step(String id, String before) {
        var contract = StepCatalogue.read().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow();
        var inputs = Arrays.stream(contract.declaration().inputs())
                .filter(input -> !input.optional())
                .map(input -> "<camunda:inputParameter name=\"%s\">%s</camunda:inputParameter>"
                        .formatted(input.name(), input.proposed().isEmpty() ? input.values()[0] : input.proposed()))
                .collect(Collectors.joining());
        var kind = contract.isLong()
                ? "camunda:type=\"external\" camunda:topic=\"%s\"".formatted(id)
                : "camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${%s}\"".formatted(id);
        return """
                <bpmn:sequenceFlow id="f2" sourceRef="%s" targetRef="Guarded"/>
                <bpmn:serviceTask id="Guarded" %s>%s</bpmn:serviceTask>
                <bpmn:sequenceFlow id="f3" sourceRef="Guarded" targetRef="End"/><bpmn:endEvent id="End"/>""".formatted(
                        before,
                        kind,
                        inputs.isEmpty()
                                ? ""
                                : "<bpmn:extensionElements><camunda:inputOutput>%s</camunda:inputOutput></bpmn:extensionElements>"
                                        .formatted(inputs));
    }

    /** Certified, and serving beside the champion. */
    private VersionId trial() {
        var version = release(Materiality.HIGH);
        decide(version, "Task_ReviewIndependently", "accept");
        decide(version, "Task_ApproveUse", "approve");
        decide(version, "Task_ApproveUseAgain", "approve");
        assertThat(driver.waitingAt(version.toString())).containsExactly("Task_DecidePromotion");
        return version;
    }

    private VersionId release(Materiality materiality) {
        var version = loans.good(materiality);
        started(Release.PROCESS, version);
        driver.settle();
        return version;
    }

    private void decide(VersionId version, String task, String decision) {
        var person = switch (task) {
            case "Task_ReviewIndependently" -> TestUsers.VALIDATOR;
            case "Task_ApproveUse" -> TestUsers.APPROVER;
            case "Task_ApproveUseAgain" -> TestUsers.SECOND_APPROVER;
            default -> TestUsers.DEVELOPER;
        };
        driver.decide(version.toString(), task, person, decision);
    }

    private String started(String process, VersionId version) {
        return started(process, version, TestUsers.DEVELOPER);
    }

    private String started(String process, VersionId version, Actor by) {
        var started = new String[1];
        driver.as(
                by,
                () -> started[0] = driver.runtime()
                        .startProcessInstanceByKey(process, version.toString())
                        .getId());
        return started[0];
    }

    private String instance(String key) {
        return driver.runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .rootProcessInstances()
                .singleResult()
                .getId();
    }

    private void move(String instance, String element) {
        driver.runtime()
                .createProcessInstanceModification(instance)
                .startBeforeActivity(element)
                .execute();
        driver.settle();
    }

    /** The incidents that an operator sees, of jobs and of long steps. */
    private List<String> refusals(String instance) {
        var incidents = driver.runtime().createIncidentQuery().processInstanceId(instance).list().stream()
                .map(incident -> incident.getIncidentMessage());
        var steps =
                engine.getExternalTaskService().createExternalTaskQuery().processInstanceId(instance).list().stream()
                        .map(task -> String.valueOf(task.getErrorMessage()));
        return Stream.concat(incidents, steps).toList();
    }

    /** Every row of ours, but the locks. */
    private Map<String, String> rows() {
        var rows = new TreeMap<String, String>();
        jdbc
                .sql("select lower(table_name) from information_schema.tables where lower(table_schema) = 'public'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> OURS.stream().anyMatch(table::startsWith) && !table.equals("evidence_lock"))
                .forEach(table -> rows.put(
                        table,
                        jdbc.sql("select * from " + table).query().listOfRows().stream()
                                .map(Map::toString)
                                .sorted()
                                .collect(Collectors.joining("\n"))));
        assertThat(rows).containsKeys("inventory_version", "evidence_record", "evidence_certificate");
        return rows;
    }
}
