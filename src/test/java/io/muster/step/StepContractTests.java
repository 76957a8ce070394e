package io.muster.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotationUtils;

class StepContractTests {

    /** Declared without an annotated class, which would become part of the catalogue of steps. */
    private static Step declaring(Step.Input... inputs) {
        return AnnotationUtils.synthesizeAnnotation(
                Map.of(
                        "id", "tryStep",
                        "title", "Try",
                        "description", "Tries.",
                        "group", Step.Group.SERVE,
                        "idempotence", "It does nothing.",
                        "inputs", inputs),
                Step.class,
                null);
    }

    private static Step.Input input(String name, boolean optional) {
        return AnnotationUtils.synthesizeAnnotation(
                Map.of("name", name, "label", name, "optional", optional), Step.Input.class, null);
    }

    @Test
    void anOptionalInputNeedsARequiredOneOfAShortStepBesideIt() {
        var declaration = declaring(input("environment", false), input("target", true));

        assertThat(new StepContract(ShortStep.class, declaration).input("target"))
                .get()
                .matches(Step.Input::optional);
    }

    /** They would be read from variables of the process, which others write. */
    @Test
    void refusesOptionalInputsThatHaveNoScopeOfTheStepsOwn() {
        assertThatThrownBy(() -> new StepContract(ShortStep.class, declaring(input("target", true))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Step 'tryStep' declares the optional inputs [target]");
        var both = declaring(input("environment", false), input("target", true));
        assertThatThrownBy(() -> new StepContract(LongStep.class, both))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected a short step");
    }
}
