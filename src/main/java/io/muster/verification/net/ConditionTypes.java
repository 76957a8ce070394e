package io.muster.verification.net;

import io.muster.verification.condition.Condition;
import io.muster.verification.condition.Condition.Comparison;
import io.muster.verification.condition.ValueType;
import io.muster.verification.model.DiagramSemantics;
import io.muster.verification.model.DiagramSemantics.StepSemantics;
import io.muster.verification.model.Violation.Untranslated;
import io.muster.verification.net.NodeAction.Handover;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The check that conditions compare variables with literals of their own types; the engine coerces anything else, or
 * fails. An undeclared variable takes the type of the literals it is compared with, which must then be a single type.
 */
final class ConditionTypes {

    private final List<Node> nodes;
    private final Map<String, Set<ValueType>> types = new HashMap<>();
    private final Map<String, Set<ValueType>> compared = new HashMap<>();
    private final Set<String> anything = new HashSet<>();
    private final List<Handover> handovers = new ArrayList<>();

    ConditionTypes(List<Node> nodes, DiagramSemantics meanings) {
        this.nodes = nodes;
        meanings.steps().values().forEach(this::addStep);
        nodes.forEach(node -> addWork(node.work()));
        handOver();
        nodes.forEach(node -> asked(node)
                .forEach(asked -> asked.condition()
                        .forEach(comparison ->
                                add(compared, comparison.variable(), ValueType.of(comparison.literal())))));
    }

    /**
     * A condition.
     *
     * @param element id of the flow or event it belongs to
     */
    private record Asked(String process, String element, Condition condition) {}

    List<Untranslated> objections() {
        var found = new ArrayList<Untranslated>();
        nodes.forEach(node -> asked(node)
                .forEach(asked -> asked.condition()
                        .forEach(comparison -> objection(comparison)
                                .ifPresent(why -> found.add(new Untranslated(
                                        asked.process(), asked.element(), "a condition in which " + why))))));
        return found;
    }

    private static Stream<Asked> asked(Node node) {
        var process = node.element().process();
        return Stream.concat(
                node.outgoing().stream()
                        .filter(flow -> flow.condition() != null)
                        .map(flow -> new Asked(process, flow.id(), flow.condition())),
                Stream.ofNullable(node.trigger())
                        .filter(trigger -> trigger.condition() != null)
                        .map(trigger -> new Asked(process, node.element().id(), trigger.condition())));
    }

    private Optional<String> objection(Comparison comparison) {
        var variable = comparison.variable();
        if (anything.contains(variable)) {
            return Optional.of("'%s' is the answer of a table whose answers have different types".formatted(variable));
        }
        if (!types.containsKey(variable) && compared.get(variable).size() > 1) {
            return Optional.of("'%s' is compared with literals of several types".formatted(variable));
        }
        return types.getOrDefault(variable, Set.of()).stream()
                .flatMap(type -> type.objection(comparison).stream())
                .findFirst();
    }

    private void addStep(StepSemantics step) {
        if (step.outcome() != null) {
            add(types, step.outcome().variable(), ValueType.TEXT);
        }
        step.writes().forEach(written -> add(types, written.variable(), written.type()));
    }

    private void addWork(@Nullable NodeAction work) {
        if (work instanceof NodeAction.Human human && !human.variable().isEmpty()) {
            add(types, human.variable(), ValueType.TEXT);
        } else if (work instanceof NodeAction.Table table) {
            table.decision()
                    .type()
                    .ifPresentOrElse(type -> add(types, table.result(), type), () -> anything.add(table.result()));
        } else if (work instanceof NodeAction.Call call) {
            handovers.addAll(call.in());
            handovers.addAll(call.out());
        }
    }

    /** A variable that is passed to another process keeps its type under its new name. */
    private void handOver() {
        var grown = true;
        while (grown) {
            grown = false;
            for (var handover : handovers) {
                var handed = types.getOrDefault(handover.source(), Set.of());
                grown |= !handed.isEmpty()
                        && types.computeIfAbsent(handover.target(), any -> EnumSet.noneOf(ValueType.class))
                                .addAll(handed);
                grown |= anything.contains(handover.source()) && anything.add(handover.target());
            }
        }
    }

    private static void add(Map<String, Set<ValueType>> map, String variable, ValueType type) {
        map.computeIfAbsent(variable, any -> EnumSet.noneOf(ValueType.class)).add(type);
    }
}
