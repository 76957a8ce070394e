package io.muster.verification;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Meanings of everything automatic that diagrams may name. */
public record Meanings(Map<String, StepMeaning> steps, Map<String, DecisionMeaning> decisions) {

    public Meanings {
        steps = Map.copyOf(steps);
        decisions = Map.copyOf(decisions);
    }

    public static Meanings of(Collection<StepMeaning> steps, Collection<? extends DecisionMeaning> decisions) {
        return new Meanings(
                steps.stream().collect(Collectors.toMap(StepMeaning::id, Function.identity())),
                decisions.stream().collect(Collectors.toMap(DecisionMeaning::id, Function.identity())));
    }

    public Optional<StepMeaning> step(String id) {
        return Optional.ofNullable(steps.get(id));
    }

    public Optional<DecisionMeaning> decision(String id) {
        return Optional.ofNullable(decisions.get(id));
    }
}
