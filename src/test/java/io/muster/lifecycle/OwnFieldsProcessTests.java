package io.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.SignOff.Answer;
import io.muster.inventory.Inventory;
import io.muster.shared.VersionId;
import io.muster.testing.MusterProcessTest;
import io.muster.testing.ProcessDriver;
import io.muster.testing.TestUsers;
import io.muster.testing.WithoutProof;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Fields that a designer adds to the form of a sign-off: the answers are kept, and nothing else is accepted. */
@MusterProcessTest
@WithoutProof
@Import(Candidates.class)
class OwnFieldsProcessTests {

    private static final String TASK = RatedReview.TASK;

    @Autowired
    ProcessDriver driver;

    @Autowired
    RepositoryService repository;

    @Autowired
    FormService forms;

    @Autowired
    Candidates candidates;

    @Autowired
    EvidenceLedger ledger;

    @Autowired
    Inventory inventory;

    private VersionId version;
    private String instance;

    @BeforeEach
    void aReviewIsOpen() {
        var deployment = repository.createDeployment().name(RatedReview.PROCESS).enableDuplicateFiltering(true);
        RatedReview.files().forEach(deployment::addString);
        deployment.deploy();
        version = candidates.candidate();
        driver.as(
                TestUsers.DEVELOPER,
                () -> instance = driver.runtime()
                        .startProcessInstanceByKey(RatedReview.PROCESS, version.toString())
                        .getId());
        driver.settle();
    }

    @Test
    void theAnswersAreKeptWithTheirTypesAndLabels() {
        submit(Map.of("residualRisk", "high", "exposure", 12.5, "discussed", true, "note", " Only in spring "));

        assertThat(ledger.signOffs(version))
                .singleElement()
                .satisfies(
                        evidence -> assertThat(evidence.signOff().orElseThrow().answers())
                                .containsExactly(
                                        new Answer("residualRisk", "Residual risk", "high"),
                                        new Answer("exposure", "Exposure in millions", 12.5),
                                        new Answer("discussed", "Discussed with the owner", true),
                                        new Answer("note", "Note", "Only in spring")));
        assertThat(driver.variables(instance)).doesNotContainKeys("residualRisk", "exposure", "discussed", "note");
    }

    @Test
    void theNextPersonDecidesOnThemToo() {
        submit(Map.of("residualRisk", "high"));
        driver.settle();

        var next = driver.task(version.toString(), "Confirm").orElseThrow();
        assertThat(driver.tasks().getVariableLocal(next.getId(), "summary"))
                .asString()
                .contains("review: accept by vera (It holds, Residual risk: high)");
        var artifact = inventory.version(version).artifact();
        assertThat(driver.tasks().getVariableLocal(next.getId(), "dossier"))
                .isEqualTo(ledger.dossier(version, artifact, 1).digest().toString());
        assertThat(ledger.dossier(version, artifact, 1).signOffs())
                .singleElement()
                .satisfies(evidence -> assertThat(
                                evidence.body().at("/answers/0/value").asText())
                        .isEqualTo("high"));
    }

    @Test
    void whatIsNotAnsweredIsNotKept() {
        var values = new HashMap<String, Object>(Map.of("residualRisk", "low", "note", ""));
        values.put("exposure", null);

        submit(values);

        assertThat(ledger.signOffs(version).get(0).signOff().orElseThrow().answers())
                .containsExactly(new Answer("residualRisk", "Residual risk", "low"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            residualRisk |                        | Field 'residualRisk' expects an answer
            residualRisk | medium                 | Field 'residualRisk' expects one of [low, high]
            exposure     | much                   | Field 'exposure' expects a number
            discussed    | yes                    | Field 'discussed' expects true or false
            note         | far more than is asked | Field 'note' expects at most 20 characters
            tier         | 3                      | sent [tier], which is not in the form
            """)
    void refusesAnAnswerThatTheFieldDoesNotTake(String field, String answer, String why) {
        var values = new HashMap<String, Object>(Map.of("residualRisk", "low"));
        values.put(field, answer);

        assertRefused(values, why);
    }

    @Test
    void refusesANumberBeyondItsBound() {
        assertRefused(Map.of("residualRisk", "low", "exposure", -1), "Field 'exposure' expects at least 0.0");
        assertRefused(
                Map.of("residualRisk", "low", "exposure", Double.NaN), "Field 'exposure' expects a finite number");
    }

    @Test
    void withoutTheFormItTakesNone() {
        var task = claimed();

        assertThatThrownBy(() -> driver.as(
                        TestUsers.VALIDATOR, () -> driver.tasks().complete(task, all(Map.of("residualRisk", "low")))))
                .hasStackTraceContaining("Variable 'residualRisk' of process");
        assertThat(ledger.signOffs(version)).isEmpty();
    }

    private void assertRefused(Map<String, Object> values, String why) {
        assertThatThrownBy(() -> submit(values)).hasStackTraceContaining(why);
        assertThat(ledger.signOffs(version)).isEmpty();
        assertThat(driver.waitingAt(version.toString())).containsExactly(TASK);
    }

    private void submit(Map<String, Object> values) {
        var task = claimed();
        driver.as(TestUsers.VALIDATOR, () -> forms.submitTaskForm(task, all(values)));
    }

    private String claimed() {
        var task = driver.task(version.toString(), TASK).orElseThrow().getId();
        driver.as(TestUsers.VALIDATOR, () -> driver.tasks().claim(task, TestUsers.VALIDATOR.id()));
        return task;
    }

    private Map<String, Object> all(Map<String, Object> values) {
        var task = driver.task(version.toString(), TASK).orElseThrow().getId();
        var all = new HashMap<>(values);
        all.put("decision", "accept");
        all.put("reason", "It holds");
        all.put("dossier", driver.tasks().getVariableLocal(task, "dossier"));
        return all;
    }
}
