package io.muster.diagrams;

import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.FileElement;
import io.muster.processfiles.HumanTask;
import io.muster.step.Step;
import io.muster.step.StepContract;
import io.muster.verification.condition.ValueType;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variables a process may read: those that something in it writes, and those passed in by callers or returned by
 * called processes, with the words they can hold.
 */
final class DeclaredVariables {

    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, Set<ValueType>> types = new HashMap<>();
    private final Map<String, String> decisionTasks = new HashMap<>();
    private final Set<String> facts = new HashSet<>();
    /** Variables that may hold more than the known words. */
    private final Set<String> open = new HashSet<>();
    /** Decisions of people in called processes, by the name under which they are passed out, with the call. */
    private final Map<String, String> handedOut = new HashMap<>();

    private final boolean partial;

    private DeclaredVariables(boolean partial) {
        this.partial = partial;
    }

    /**
     * @param roots of the diagrams of a deployment
     * @param partial whether there may be other diagrams that call these or are called by them
     * @return the variables each process in them may read
     */
    static Map<FileElement, DeclaredVariables> in(
            Collection<FileElement> roots, Collection<StepContract> steps, boolean partial) {
        var all = new LinkedHashMap<FileElement, DeclaredVariables>();
        roots.stream()
                .flatMap(root -> BpmnXml.children(root, "process"))
                .forEach(process -> all.put(process, of(process, steps, partial)));
        var grown = true;
        while (grown) {
            grown = false;
            for (var caller : all.keySet()) {
                grown |= handOver(caller, all);
            }
        }
        return all;
    }

    /** What steps write is known everywhere: a called process has the facts that its caller passes in. */
    static DeclaredVariables of(FileElement around, Collection<StepContract> steps, boolean partial) {
        var declared = new DeclaredVariables(partial);
        steps.forEach(declared::addStep);
        around.visit(declared::addElement);
        return declared;
    }

    private static boolean handOver(FileElement caller, Map<FileElement, DeclaredVariables> all) {
        var grown = false;
        for (var call :
                caller.all().filter(each -> BpmnXml.is(each, "callActivity")).toList()) {
            var id = call.attribute("calledElement");
            for (var called : all.keySet()) {
                if (id != null && id.equals(called.attribute("id"))) {
                    grown |= handOver(call, "in", all.get(caller), all.get(called));
                    grown |= handOver(call, "out", all.get(called), all.get(caller));
                }
            }
        }
        return grown;
    }

    private static boolean handOver(FileElement call, String direction, DeclaredVariables from, DeclaredVariables to) {
        var grown = false;
        for (var handover : BpmnXml.extensions(call, direction).toList()) {
            var source = handover.attribute("source");
            var target = handover.attribute("target");
            if (source != null && target != null && from.knows(source)) {
                grown |= to.receive(target, from.words(source), from.types(source));
                if (direction.equals("out") && from.isDecision(source)) {
                    grown |= to.handedOut.putIfAbsent(target, String.valueOf(call.attribute("id"))) == null;
                }
            }
        }
        return grown;
    }

    private boolean receive(String variable, Set<String> handed, Set<ValueType> handedTypes) {
        var grown = !knows(variable);
        grown |= words.computeIfAbsent(variable, any -> new HashSet<>()).addAll(handed);
        grown |= handed.isEmpty() && open.add(variable);
        grown |= types.computeIfAbsent(variable, any -> EnumSet.noneOf(ValueType.class))
                .addAll(handedTypes);
        return grown;
    }

    /** Whether unknown diagrams may pass variables in. */
    boolean isPartial() {
        return partial;
    }

    boolean knows(String variable) {
        return words.containsKey(variable);
    }

    /** Empty when any value is possible. */
    Set<String> words(String variable) {
        return open.contains(variable) ? Set.of() : words.getOrDefault(variable, Set.of());
    }

    /**
     * The types of its values: several when its writers disagree, none when only the proof can know them, as for a
     * table's answer.
     */
    Set<ValueType> types(String variable) {
        return types.getOrDefault(variable, Set.of());
    }

    /** @return the other task that writes the same decision variable, if any */
    Optional<String> otherWriter(HumanTask task) {
        var writer = decisionTasks.get(task.variable());
        return writer == null || writer.equals(task.id())
                ? Optional.ofNullable(handedOut.get(task.variable()))
                : Optional.of(writer);
    }

    /** Whether a person decides it, here or in a called process. */
    boolean isDecision(String variable) {
        return isDecisionVariable(variable) || handedOut.containsKey(variable);
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

    private void addElement(FileElement element) {
        if (BpmnXml.is(element, "userTask")) {
            var task = BpmnXml.humanTask(element);
            add(task.variable(), ValueType.TEXT, task.decisions().toArray(String[]::new));
            decisionTasks.putIfAbsent(task.variable(), task.id());
        } else if (BpmnXml.is(element, "businessRuleTask")) {
            Optional.ofNullable(BpmnXml.camunda(element, "resultVariable")).ifPresent(variable -> {
                words.computeIfAbsent(variable, any -> new HashSet<>());
                open.add(variable);
            });
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
