package io.muster.engine.execution;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.step.BusinessKey;
import io.muster.step.StepCatalogue;
import io.muster.step.StepContext;
import io.muster.step.StepContract;
import io.muster.step.StepProblem;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariableContextTests {

    private static final StepContract DEPLOY = StepCatalogue.read().stream()
            .filter(step -> step.id().equals("deployVersion"))
            .findFirst()
            .orElseThrow();

    /** @param ownScope what the diagram gives this step */
    private static StepContext context(Map<String, Object> variables, Map<String, Object> ownScope) {
        return new VariableContext(
                DEPLOY, BusinessKey.parse("loans@1"), "root", "instance", "run", variables::get, ownScope::get);
    }

    @Test
    void readsAnOptionalInputThatTheDiagramGives() {
        var given = Map.<String, Object>of("target", "elsewhere");

        assertThat(context(given, given).input("target")).isEqualTo("elsewhere");
    }

    /** Otherwise a person who may start a process or fill in a form could decide where a version serves. */
    @Test
    void readsNoVariableOfTheProcessWhereTheDiagramGivesNoInput() {
        assertThat(context(Map.of("target", "elsewhere"), Map.of()).input("target"))
                .isEmpty();
    }

    @Test
    void refusesAMissingRequiredInputAndAnUndeclaredOne() {
        var context = context(Map.of(), Map.of());

        assertThatThrownBy(() -> context.input("environment")).satisfies(refusedWith(StepProblem.STEP_MISUSED));
        assertThatThrownBy(() -> context.input("colour"))
                .satisfies(refusedWith(StepProblem.STEP_MISUSED))
                .hasMessage("Step 'deployVersion' declares no input 'colour'");
    }
}
