package io.muster.verification.model;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The semantics of all automatic steps and decisions that diagrams may name. */
public record DiagramSemantics(Map<String, StepSemantics> steps, Map<String, DecisionSemantics> decisions) {

    public DiagramSemantics {
        steps = Map.copyOf(steps);
        decisions = Map.copyOf(decisions);
    }

    public static DiagramSemantics of(
            Collection<StepSemantics> steps, Collection<? extends DecisionSemantics> decisions) {
        return new DiagramSemantics(
                steps.stream().collect(Collectors.toMap(StepSemantics::id, Function.identity())),
                decisions.stream().collect(Collectors.toMap(DecisionSemantics::id, Function.identity())));
    }

    public Optional<StepSemantics> step(String id) {
        return Optional.ofNullable(steps.get(id));
    }

    public Optional<DecisionSemantics> decision(String id) {
        return Optional.ofNullable(decisions.get(id));
    }
}
