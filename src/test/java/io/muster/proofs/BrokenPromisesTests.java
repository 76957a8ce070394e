package io.muster.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileProblem;
import io.muster.proofs.DeploymentProof.BrokenPromises;
import io.muster.verification.Proof;
import io.muster.verification.Proof.Result;
import io.muster.verification.Proof.Verdict;
import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Property;
import io.muster.verification.model.Violation;
import io.muster.verification.model.Violation.PathStep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokenPromisesTests {

    private static final DeploymentFile CALLER = diagram("caller.bpmn", "<a id=\"Start\"/>");
    private static final DeploymentFile CHILD = diagram("child.bpmn", "\n<b id=\"Task_Deploy\"/>");

    @Test
    void namesTheFileInWhichTheWayEnds() {
        assertThat(problems(violated(Enforcement.ENFORCE))).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("child.bpmn");
            assertThat(problem.element()).isEqualTo("Task_Deploy");
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.elements()).containsExactly("Start", "Task_Deploy");
        });
    }

    @Test
    void saysThatNothingWasDecidedThoughSomethingElseIsOnlyWarnedOf() {
        assertThat(problems(violated(Enforcement.WARN), new Result(Property.BOUNDED, Verdict.UNDECIDED, List.of())))
                .extracting(FileProblem::message)
                .singleElement()
                .asString()
                .contains("Not decided within the bound", Property.BOUNDED.sentence());
    }

    private static List<FileProblem> problems(Result... results) {
        var proof = new Proof(List.of(results), List.of(), Map.of(), "1", 7, Duration.ZERO);
        return new BrokenPromises(proof, DeploymentBundle.of(List.of(CALLER, CHILD))).problems();
    }

    private static Result violated(Enforcement enforcement) {
        var path = List.of(
                new PathStep("caller", "Start", "Start", Map.of()),
                new PathStep("child", "Task_Deploy", "Deploy", Map.of()));
        var violation = new Violation(Property.CONTROL_BEFORE_GUARD, enforcement, "caller", 1, "no approval", path);
        return new Result(Property.CONTROL_BEFORE_GUARD, Verdict.VIOLATED, List.of(violation));
    }

    private static DeploymentFile diagram(String name, String content) {
        return new DeploymentFile(name, content.getBytes(StandardCharsets.UTF_8));
    }
}
