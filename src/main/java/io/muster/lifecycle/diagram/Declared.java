package io.muster.lifecycle.diagram;

import io.muster.lifecycle.step.Step;
import io.muster.lifecycle.step.StepContract;
import io.muster.verification.condition.ValueType;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The variables a diagram may ask for: those that something in it writes, with the words they can hold. */
final class Declared {

    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, Set<ValueType>> types = new HashMap<>();
    private final Map<String, String> decisionTasks = new HashMap<>();
    private final Set<String> facts = new HashSet<>();

    static Declared in(Element root, Collection<StepContract> steps) {
        var declared = new Declared();
        // A called process has the variables its caller hands in; what all steps write is a superset of both.
        steps.forEach(declared::addStep);
        Xml.visit(root, declared::addElement);
        return declared;
    }

    boolean knows(String variable) {
        return words.containsKey(variable);
    }

    /** Empty when any value may come. */
    Set<String> words(String variable) {
        return words.getOrDefault(variable, Set.of());
    }

    /** What it holds; several when its writers disagree, none when only the proof can know: what a table answers. */
    Set<ValueType> types(String variable) {
        return types.getOrDefault(variable, Set.of());
    }

    /** @return the other task that writes the same decision variable, if any */
    Optional<String> otherWriter(HumanTask task) {
        var writer = decisionTasks.get(task.variable());
        return writer == null || writer.equals(task.id()) ? Optional.empty() : Optional.of(writer);
    }

    boolean isDecisionVariable(String variable) {
        return decisionTasks.containsKey(variable);
    }

    /** Whether some step declares that it writes it, such as {@code tier} and {@code origin}. */
    boolean isFact(String variable) {
        return facts.contains(variable);
    }

    private void addStep(StepContract step) {
        step.outcome().ifPresent(outcome -> addFact(outcome.variable(), ValueType.TEXT, outcome.values()));
        for (Step.Variable variable : step.declaration().writes()) {
            addFact(variable.name(), type(variable), variable.values());
        }
    }

    private void addFact(String variable, ValueType type, String... values) {
        facts.add(variable);
        add(variable, type, values);
    }

    private void addElement(Element element) {
        if (Xml.is(element, "userTask")) {
            var task = Xml.humanTask(element);
            add(task.variable(), ValueType.TEXT, task.decisions().toArray(String[]::new));
            decisionTasks.putIfAbsent(task.variable(), task.id());
        } else if (Xml.is(element, "businessRuleTask")) {
            Optional.ofNullable(Xml.camunda(element, "resultVariable"))
                    .ifPresent(variable -> words.computeIfAbsent(variable, any -> new HashSet<>()));
        }
    }

    private static ValueType type(Step.Variable variable) {
        return switch (variable.type()) {
            case TEXT -> ValueType.TEXT;
            case INTEGER -> ValueType.INTEGER;
            case BOOLEAN -> ValueType.BOOLEAN;
        };
    }

    private void add(String variable, ValueType type, String... values) {
        types.computeIfAbsent(variable, any -> EnumSet.noneOf(ValueType.class)).add(type);
        words.computeIfAbsent(variable, any -> new HashSet<>()).addAll(Arrays.asList(values));
    }
}
