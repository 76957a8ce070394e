package io.muster.proofs.prover;

import io.muster.step.ExternalTopics;
import io.muster.step.Step;
import io.muster.step.StepContract;
import io.muster.verification.condition.ValueType;
import io.muster.verification.model.Guard;
import io.muster.verification.model.StepSemantics;
import io.muster.verification.model.StepSemantics.Kind;
import io.muster.verification.model.StepSemantics.Outcome;
import io.muster.verification.model.StepSemantics.Written;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The semantics of steps, derived from their declarations alone. */
final class StepSemanticsReader {

    private StepSemanticsReader() {}

    /** Muster's steps, and the topics that external workers serve. */
    static List<StepSemantics> of(Collection<StepContract> steps) {
        return Stream.concat(
                        steps.stream().map(StepSemanticsReader::of),
                        ExternalTopics.all().stream().map(StepSemanticsReader::outside))
                .toList();
    }

    private static StepSemantics of(StepContract step) {
        var declaration = step.declaration();
        return new StepSemantics(
                step.id(),
                step.isLong() ? Kind.LONG : Kind.SHORT,
                step.outcome().map(StepSemanticsReader::outcome).orElse(null),
                declaration.provides().isEmpty() ? null : declaration.provides(),
                Guard.valueOf(declaration.guard().name()),
                declaration.voids(),
                Arrays.stream(declaration.writes())
                        .map(StepSemanticsReader::written)
                        .toList());
    }

    private static StepSemantics outside(String topic) {
        return new StepSemantics(topic, Kind.OUTSIDE, null, null, Guard.NONE, false, List.of());
    }

    private static Outcome outcome(Step.Outcome outcome) {
        return new Outcome(outcome.variable(), List.of(outcome.values()), List.of(outcome.accepting()));
    }

    private static Written written(Step.Variable variable) {
        var values =
                variable.type() == Step.Variable.Type.BOOLEAN ? List.of("true", "false") : List.of(variable.values());
        return new Written(variable.name(), type(variable), values);
    }

    private static ValueType type(Step.Variable variable) {
        return switch (variable.type()) {
            case TEXT -> ValueType.TEXT;
            case INTEGER -> ValueType.INTEGER;
            case BOOLEAN -> ValueType.BOOLEAN;
        };
    }
}
