package io.muster.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.evidence.findings.Finding;
import io.muster.evidence.findings.Findings;
import io.muster.inventory.usecases.Materiality;
import io.muster.lifecycle.Lifecycle;
import io.muster.lifecycle.Loans;
import io.muster.lifecycle.ShippedProof;
import io.muster.proofs.record.ProofReport;
import io.muster.proofs.record.Proofs;
import io.muster.proofs.record.Proofs.RecordedProof;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.TestUsers;
import io.muster.verification.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The refusal of a deployment that breaks its promises, and the record of one that keeps them. */
@MusterProcessTest
// It puts a policy in force that no owner has signed.
@TestPropertySource(properties = "muster.lifecycle.governance.demanded=false")
@Import(Loans.class)
class ProofAtDeploymentProcessTests {

    @Autowired
    RepositoryService repository;

    @Autowired
    Proofs proofs;

    @Autowired
    PolicyChange change;

    @Autowired
    ProofRenewal reproof;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Loans loans;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    Findings findings;

    @Test
    void keepsTheProofOfWhatIsDeployed() {
        var retirement = latest("retirement");

        var proof = proofs.of(retirement.getId()).orElseThrow();

        assertThat(proof.permits()).isTrue();
        assertThat(proof.report()).contains("control-before-guard", "\"verdict\":\"proven\"");
    }

    @Test
    void refusesAnUnconfirmedRetirement() {
        var without = text("retirement", "retirement.bpmn")
                .replace("targetRef=\"Gateway_Confirmed\"", "targetRef=\"Task_RetireVersion\"");
        var before = latest("retirement").getVersion();

        var refusal = catchThrowableOfType(
                ParseException.class, () -> deploy("retirement.bpmn", without, "confirm-retirement.form"));

        assertThat(refusal)
                .hasMessageStartingWith("ENGINE-09005 Could not parse BPMN process.")
                .hasMessageContaining("Confirm retirement (retirementDecision = keep) → Retire version: no retirement");
        var problems = refusal.getResorceReports().get(0).getErrors();
        assertThat(problems).extracting(Problem::getMainElementId).contains("Task_RetireVersion");
        assertThat(problems).extracting(Problem::getLine).allMatch(line -> line > 1);
        assertThat(latest("retirement").getVersion()).isEqualTo(before);
    }

    @Test
    void provesAgainUnderANewPolicyAndInformsTheOwnersOfRunningVersions() {
        var version = loans.good(Materiality.LOW);
        lifecycle.startRelease(version, TestUsers.DEVELOPER);
        var release = latest("release");
        var before = proofs.of(release.getId()).orElseThrow();

        repository
                .createDeployment()
                .addString(
                        "required-controls.dmn",
                        text("decisions", "required-controls.dmn").replace("\"approval\"", "\"ethics-board\""))
                .deploy();
        change.apply(release.getDeploymentId());

        var after = proofs.of(release.getId()).orElseThrow();
        assertThat(before.permits()).isTrue();
        assertThat(after.permits()).isFalse();
        assertThat(after.report()).contains("no ethics-board");
        assertThat(findings.of(version))
                .extracting(Finding::title)
                .containsExactly("Its process breaks the policy in force");
    }

    @Test
    void provesAgainAtTheStartWhatAnOlderVerifierProved() {
        var retirement = latest("retirement");
        var policy = report(proofs.of(retirement.getId()).orElseThrow())
                .path("policy")
                .asText();
        var old = new ProofReport(true, "1", Digest.parse(policy), Map.of(), Map.of(), List.of(), List.of(), 1, 1);
        transactions.executeWithoutResult(
                status -> proofs.record(List.of(retirement.getId()), old, Actor.system("verification")));

        reproof.catchUp();

        var after = proofs.of(retirement.getId()).orElseThrow();
        assertThat(report(after).path("verifier").asText()).isEqualTo(Verifier.VERSION);
        assertThat(after.report()).contains("control-before-guard");
        reproof.catchUp();
        assertThat(proofs.of(retirement.getId()).orElseThrow().id()).isEqualTo(after.id());
    }

    private static JsonNode report(RecordedProof proof) {
        try {
            return CanonicalJson.MAPPER.readTree(proof.report());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessDefinition latest(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
    }

    private Deployment deploy(String name, String diagram, String form) {
        return repository
                .createDeployment()
                .addString(name, diagram)
                .addString(form, text("retirement", form))
                .deploy();
    }

    private static String text(String folder, String file) {
        return ShippedProof.read(Path.of("processes", folder, file));
    }
}
