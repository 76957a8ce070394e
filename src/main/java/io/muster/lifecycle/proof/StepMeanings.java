package io.muster.lifecycle.proof;

import io.muster.lifecycle.diagram.ExternalTopics;
import io.muster.lifecycle.step.Step;
import io.muster.lifecycle.step.StepContract;
import io.muster.verification.Guard;
import io.muster.verification.StepMeaning;
import io.muster.verification.StepMeaning.Kind;
import io.muster.verification.StepMeaning.Outcome;
import io.muster.verification.StepMeaning.Written;
import io.muster.verification.condition.ValueType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What the proof must know of steps: their declarations, and nothing else. */
final class StepMeanings {

    private StepMeanings() {}

    /** Our steps, and the topics that workers of others serve. */
    static List<StepMeaning> of(Collection<StepContract> steps) {
        return Stream.concat(
                        steps.stream().map(StepMeanings::of),
                        ExternalTopics.all().stream().map(StepMeanings::outside))
                .toList();
    }

    private static StepMeaning of(StepContract step) {
        var declaration = step.declaration();
        return new StepMeaning(
                step.id(),
                step.isLong() ? Kind.LONG : Kind.SHORT,
                step.outcome().map(StepMeanings::outcome).orElse(null),
                declaration.provides().isEmpty() ? null : declaration.provides(),
                Guard.valueOf(declaration.guard().name()),
                declaration.voids(),
                Arrays.stream(declaration.writes()).map(StepMeanings::written).toList());
    }

    private static StepMeaning outside(String topic) {
        return new StepMeaning(topic, Kind.OUTSIDE, null, null, Guard.NONE, false, List.of());
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
