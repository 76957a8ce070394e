package io.muster.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verification.Proof;
import io.muster.verification.Proof.Result;
import io.muster.verification.Proof.Verdict;
import io.muster.verification.model.Diagram;
import io.muster.verification.model.PathStep;
import io.muster.verification.model.ProofPolicy.Enforcement;
import io.muster.verification.model.Property;
import io.muster.verification.model.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ResourceReport;
import org.junit.jupiter.api.Test;

class BrokenPromisesTests {

    private static final Diagram CALLER = diagram("caller.bpmn", "<a id=\"Start\"/>");
    private static final Diagram CHILD = diagram("child.bpmn", "\n<b id=\"Task_Deploy\"/>");

    @Test
    void namesTheFileInWhichTheWayEnds() {
        var refusal = refusal(violated(Enforcement.ENFORCE));

        assertThat(refusal.getResorceReports())
                .extracting(ResourceReport::getResourceName)
                .containsExactly("child.bpmn");
        var problem = refusal.getResorceReports().get(0).getErrors().get(0);
        assertThat(problem.getMainElementId()).isEqualTo("Task_Deploy");
        assertThat(problem.getLine()).isEqualTo(2);
        assertThat(problem.getElementIds()).containsExactly("Start", "Task_Deploy");
    }

    @Test
    void saysThatNothingWasDecidedThoughSomethingElseIsOnlyWarnedOf() {
        var refusal = refusal(violated(Enforcement.WARN), new Result(Property.BOUNDED, Verdict.UNDECIDED, List.of()));

        assertThat(refusal.getResorceReports())
                .flatExtracting(ResourceReport::getErrors)
                .extracting(Problem::getMessage)
                .singleElement()
                .asString()
                .contains("Not decided within the bound", Property.BOUNDED.sentence());
    }

    private static ParseException refusal(Result... results) {
        var proof = new Proof(List.of(results), List.of(), Map.of(), "1", 7, Duration.ZERO);
        return new BrokenPromises(proof, List.of(CALLER, CHILD)).refusal();
    }

    private static Result violated(Enforcement enforcement) {
        var path = List.of(
                new PathStep("caller", "Start", "Start", Map.of()),
                new PathStep("child", "Task_Deploy", "Deploy", Map.of()));
        var violation = new Violation(Property.CONTROL_BEFORE_GUARD, enforcement, "caller", 1, "no approval", path);
        return new Result(Property.CONTROL_BEFORE_GUARD, Verdict.VIOLATED, List.of(violation));
    }

    private static Diagram diagram(String name, String content) {
        return new Diagram(name, content.getBytes(StandardCharsets.UTF_8));
    }
}
