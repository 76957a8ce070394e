package io.muster.governance.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.evidence.Releases;
import io.muster.evidence.certificates.Certificates;
import io.muster.evidence.findings.Finding;
import io.muster.governance.Change;
import io.muster.governance.Change.State;
import io.muster.inventory.Inventory;
import io.muster.lifecycle.Diagram;
import io.muster.lifecycle.Governed;
import io.muster.lifecycle.ShippedProof;
import io.muster.proofs.comparison.AgreedTables;
import io.muster.shared.Actor;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Which steps a designer alone may let run in a new place, and which decisions these may use. */
class GovernedStepsProcessTests extends Governed {

    private static final Actor OWNER = TestUsers.SECOND_APPROVER;

    @Autowired
    AgreedTables agreed;

    @Autowired
    TablesAtStart start;

    @Autowired
    Inventory inventory;

    @Autowired
    Certificates certificates;

    @Autowired
    SettableClock clock;

    private static int processes;

    private final String process = "own-process-" + ++processes;
    private final String table = "own-cadence-" + processes;

    @AfterEach
    void nothingOfItsOwnIsLeft() {
        repository.createDeploymentQuery().list().stream()
                .filter(deployment -> repository.getDeploymentResourceNames(deployment.getId()).stream()
                        .anyMatch(name -> name.startsWith(process) || name.startsWith(table)))
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        jdbc.sql("delete from proofs_agreed_table where decision = :own")
                .param("own", table)
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "compareUse, ''",
        "compareMetrics, ''",
        "planRevalidation, cadence=OWN",
        "planRevalidation, cadence=revalidation-cadence",
        "recordTier, decision=tier-classification",
        "archiveEvidence, ''",
        "rejectVersion, ''",
        "requestRetirement, ''"
    })
    void aNewProcessThatDoesSomethingToAVersionIsSignedByItsOwner(String step, String inputs) {
        deployAs(DESIGNER, "designer", ownTable());

        var refusal = refused(DESIGNER, ownProcess(shortStep(step, inputs.replace("OWN", table))));

        assertThat(refusal)
                .hasMessageContaining("of process '%s'".formatted(process))
                .hasMessageContaining("runs step '%s', which its owner must agree to".formatted(step))
                .hasMessageContaining("group 'secondApprover', was asked");
    }

    @Test
    void aNewProcessThatMeasuresAVersionIsSignedByItsOwner() {
        var validate = "<bpmn:serviceTask id=\"Work\" name=\"Work\" camunda:type=\"external\""
                + " camunda:topic=\"validateVersion\">%s</bpmn:serviceTask>".formatted(inputs("policy=" + table));
        deployAs(DESIGNER, "designer", ownTable());

        assertThat(refused(DESIGNER, ownProcess(validate)))
                .hasMessageContaining("runs step 'validateVersion', which its owner must agree to");
    }

    @Test
    void aNewProcessThatOnlyReadsIsDeployedAtOnce() {
        deployAs(DESIGNER, "designer", ownProcess(shortStep("describeVersion", "")));

        assertThat(latest(process).getVersion()).isEqualTo(1);
    }

    @Test
    void aStepMoreInAProcessInForceIsSignedByItsOwner() {
        var more = shortStep("planRevalidation", "cadence=" + table)
                + "<bpmn:sequenceFlow id=\"More\" sourceRef=\"Work\" targetRef=\"Task_AssessImpact\"/>";
        deployAs(DESIGNER, "designer", ownTable());

        var refusal = refused(
                DESIGNER,
                retirement(diagram -> diagram.replaceFirst(
                                "(<bpmn:sequenceFlow [^>]*)targetRef=\"Task_AssessImpact\"", "$1targetRef=\"Work\"")
                        .replaceFirst(
                                "    <bpmn:serviceTask id=\"Task_AssessImpact\"",
                                Matcher.quoteReplacement(more) + "$0")));

        assertThat(refusal)
                .hasMessageContaining("runs step 'planRevalidation', which its owner must agree to")
                .hasMessageContaining("group 'approver', was asked");
    }

    @Test
    void aSignatureOnAProcessIsOneOnTheTablesItAsks() {
        var files = new HashMap<>(ownProcess(shortStep("planRevalidation", "cadence=" + table)));
        files.putAll(ownTable());
        var change = proposed(DESIGNER, files);
        assertThat(agreed.find(table)).isEmpty();

        decide(change, OWNER, "approve");

        assertThat(changes.get(change.number()).state()).isEqualTo(State.IN_FORCE);
        assertThat(agreed.find(table)).isPresent();
    }

    @Test
    void aStepUsesNoUnagreedDecisionHoweverItsProcessCameInForce() {
        deployAs(DESIGNER, "designer", ownTable());
        deployBySystem(ownProcess(shortStep("planRevalidation", "cadence=" + table)));
        var version = new Releases(inventory, ledger, certificates, clock).version();
        driver.runtime().startProcessInstanceByKey(process, version.toString());

        driver.settle();

        assertThat(driver.runtime().createIncidentQuery().list())
                .filteredOn(incident -> incident.getProcessDefinitionId().startsWith(process + ":"))
                .singleElement()
                .satisfies(incident -> assertThat(incident.getIncidentMessage())
                        .contains("Step 'planRevalidation' is to ask decision '%s', which no owner has agreed to"
                                .formatted(table)));
    }

    @Test
    void aNeverSignedTableInForceWaitsForItsOwnerAfterAStart() {
        deployBySystem(ownTable());
        deployBySystem(ownProcess(shortStep("planRevalidation", "cadence=" + table)));

        start.look();
        driver.settle();

        var change = changes.newest().get(0);
        assertThat(change.sent().files()).containsOnlyKeys(table + ".dmn");
        assertThat(change.proposer().isPerson()).isFalse();
        assertThat(openFindings(change))
                .singleElement()
                .satisfies(finding -> assertThat(finding.description())
                        .contains("table '%s': new, which counts as looser: no one agreed to such a table"
                                .formatted(table)));
        assertThat(agreed.find(table)).isEmpty();

        start.look();
        assertThat(changes.newest().get(0)).isEqualTo(change);
        assertThat(agreed.find(table)).isEmpty();

        decide(change, OWNER, "approve");
        assertThat(changes.get(change.number()).state()).isEqualTo(State.IN_FORCE);
        assertThat(agreed.find(table)).isPresent();
        assertThat(openFindings(change)).isEmpty();
        start.look();
        assertThat(changes.newest().get(0).number()).isEqualTo(change.number());
    }

    @Test
    void aTableThatItsOwnerRejectedIsNeverAgreedToByAStart() {
        deployBySystem(ownTable());
        deployBySystem(ownProcess(shortStep("planRevalidation", "cadence=" + table)));
        start.look();
        driver.settle();
        var change = changes.newest().get(0);

        decide(change, OWNER, "reject");
        start.look();

        assertThat(agreed.find(table)).isEmpty();
        assertThat(openFindings(change)).hasSize(1);
        assertThat(changes.newest().get(0).number()).isEqualTo(change.number());
    }

    private List<Finding> openFindings(Change change) {
        return findings.of(change.id()).stream().filter(Finding::isOpen).toList();
    }

    private Map<String, String> ownTable() {
        return Map.of(
                table + ".dmn",
                ShippedProof.read(Path.of("processes/decisions/revalidation-cadence.dmn"))
                        .replace("\"revalidation-cadence\"", "\"%s\"".formatted(table)));
    }

    private Map<String, String> ownProcess(String work) {
        return Map.of(process + ".bpmn", Diagram.around(process, work, "Work"));
    }

    private static String shortStep(String step, String inputs) {
        return "<bpmn:serviceTask id=\"Work\" name=\"Work\" camunda:asyncBefore=\"true\""
                + " camunda:delegateExpression=\"${%s}\">%s</bpmn:serviceTask>".formatted(step, inputs(inputs));
    }

    private static String inputs(String inputs) {
        return inputs.isEmpty()
                ? ""
                : List.of(inputs.split(" ")).stream()
                        .map(input -> "<camunda:inputParameter name=\"%s\">%s</camunda:inputParameter>"
                                .formatted((Object[]) input.split("=")))
                        .collect(java.util.stream.Collectors.joining(
                                "",
                                "<bpmn:extensionElements><camunda:inputOutput>",
                                "</camunda:inputOutput></bpmn:extensionElements>"));
    }
}
