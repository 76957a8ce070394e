package io.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal;
import org.assertj.core.api.ThrowingConsumer;

/** What tests say about refusals: {@code .satisfies(refusedWith(InventoryProblem.MODEL_NOT_FOUND))}. */
public final class Refusals {

    private Refusals() {}

    public static ThrowingConsumer<Throwable> refusedWith(ProblemType problem) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem())
                                .as("problem of \"%s\"", refusal.getMessage())
                                .isEqualTo(problem));
    }
}
