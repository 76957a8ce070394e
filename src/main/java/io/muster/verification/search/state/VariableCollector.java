package io.muster.verification.search.state;

import io.muster.verification.condition.Condition;
import io.muster.verification.condition.Condition.Comparison;
import io.muster.verification.model.ProofPolicy.Quorum;
import io.muster.verification.model.StepSemantics;
import io.muster.verification.net.Flow;
import io.muster.verification.net.Net;
import io.muster.verification.net.Node;
import io.muster.verification.net.NodeAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects, in one traversal of a net, which variables it reads and writes, with which values, and its controls. */
final class VariableCollector {

    private final String tier;
    private final Set<String> known;
    private final Map<String, Set<String>> written = new TreeMap<>();
    private final Set<String> open = new HashSet<>();
    private final Map<String, List<Object>> compared = new TreeMap<>();
    private final Map<String, String> controlOf = new TreeMap<>();
    private final Set<String> controls = new TreeSet<>();
    private final Map<String, Integer> people = new TreeMap<>();
    private final Map<String, Set<String>> feeds = new TreeMap<>();
    private final Map<String, Set<String>> handed = new TreeMap<>();
    private final Set<String> inputs = new TreeSet<>();
    private final Set<String> byOthers = new TreeSet<>();

    VariableCollector(Net net, int tier, Set<String> known) {
        this.tier = String.valueOf(tier);
        this.known = known;
        net.nodes().forEach(this::add);
    }

    private void add(Node node) {
        node.outgoing().stream().map(Flow::condition).forEach(this::compare);
        if (node.trigger() != null) {
            compare(node.trigger().condition());
        }
        if (node.work() instanceof NodeAction.Automatic automatic) {
            addStep(automatic.step());
        } else if (node.work() instanceof NodeAction.Human human) {
            addHuman(human);
        } else if (node.work() instanceof NodeAction.Table table) {
            inputs.addAll(table.decision().inputs());
            write(table.result(), table.decision().answers(Map.of()).values(), false);
            byOthers.add(table.result());
            feeds.computeIfAbsent(table.result(), any -> new TreeSet<>())
                    .addAll(table.decision().inputs());
        } else if (node.work() instanceof NodeAction.Call call) {
            call.in().forEach(this::handOver);
            call.out().forEach(this::handOver);
        }
    }

    private void compare(@Nullable Condition condition) {
        if (condition != null) {
            condition.forEach(
                    (Comparison comparison) -> compared.computeIfAbsent(comparison.variable(), any -> new ArrayList<>())
                            .add(comparison.literal()));
        }
    }

    private void addStep(StepSemantics step) {
        if (step.outcome() != null) {
            write(step.outcome().variable(), step.outcome().values(), false);
            provide(step.provides(), step.outcome().variable());
        }
        provide(step.provides(), null);
        step.writes().forEach(this::write);
    }

    private void write(StepSemantics.Written each) {
        var values = TrackedVariables.TIER.equals(each.variable()) ? List.of(tier) : each.values();
        write(each.variable(), values, values.isEmpty());
    }

    private void addHuman(NodeAction.Human human) {
        if (!human.variable().isEmpty()) {
            write(human.variable(), human.decisions(), human.decisions().isEmpty());
            byOthers.add(human.variable());
            provide(human.control(), human.variable());
        }
        provide(human.control(), null);
        if (human.control() != null) {
            people.merge(human.control(), human.people(), Math::max);
        }
    }

    Set<String> controls() {
        return controls;
    }

    /** Quorums that can be reached, as far as there is room: the others are never given. */
    List<Quorum> possible(Set<Quorum> quorums) {
        return quorums.stream()
                .filter(quorum -> people.getOrDefault(quorum.control(), 0) >= quorum.people())
                .sorted(Comparator.comparing(Quorum::spoken))
                .limit(Math.max(0, Long.SIZE - 1 - controls.size()))
                .toList();
    }

    private void provide(@Nullable String control, @Nullable String variable) {
        if (control != null) {
            controls.add(control);
            if (variable != null) {
                controlOf.put(variable, control);
            }
        }
    }

    private void write(String variable, Iterable<String> values, boolean any) {
        var words = written.computeIfAbsent(variable, name -> new TreeSet<>());
        values.forEach(words::add);
        if (any) {
            open.add(variable);
        }
    }

    private void handOver(NodeAction.Handover handover) {
        feeds.computeIfAbsent(handover.target(), any -> new TreeSet<>()).add(handover.source());
        handed.computeIfAbsent(handover.target(), any -> new TreeSet<>()).add(handover.source());
        if (!handover.target().equals(handover.source())) {
            byOthers.add(handover.target());
        }
    }

    /** Variables written by anything but steps, or passed on from such variables. */
    Set<String> writtenByOthers() {
        var writtenByOthers = new TreeSet<>(byOthers);
        handed.keySet().stream()
                .filter(name -> sources(name).stream().anyMatch(byOthers::contains))
                .forEach(writtenByOthers::add);
        return writtenByOthers;
    }

    Set<String> tracked() {
        var tracked = new TreeSet<>(compared.keySet());
        tracked.addAll(controlOf.keySet());
        tracked.addAll(inputs);
        if (written.containsKey(TrackedVariables.ORIGIN)) {
            tracked.add(TrackedVariables.ORIGIN);
        }
        var grown = true;
        while (grown) {
            grown = List.copyOf(tracked).stream()
                    .map(name -> tracked.addAll(feeds.getOrDefault(name, Set.of())))
                    .reduce(false, Boolean::logicalOr);
        }
        return tracked;
    }

    Domain domain(String name) {
        var sources = sources(name);
        var undeclared = isUndeclared(name);
        var words = new TreeSet<String>();
        sources.forEach(source -> words.addAll(written.getOrDefault(source, Set.of())));
        if (sources.contains(TrackedVariables.TIER)) {
            words.add(tier);
        }
        var isOpen = sources.stream().anyMatch(this::isOpen);
        if (isOpen) {
            words.addAll(Domain.representatives(literals(name)));
        }
        var control =
                sources.stream().filter(controlOf::containsKey).findFirst().map(controlOf::get);
        return new Domain(name, List.copyOf(words), isOpen, undeclared, control.orElse(null));
    }

    /**
     * Whether it can hold values other than those written; a variable that nothing writes, except the tier, may
     * hold any.
     */
    private boolean isOpen(String name) {
        return open.contains(name) || !TrackedVariables.TIER.equals(name) && isUndeclared(name);
    }

    private boolean isUndeclared(String name) {
        return sources(name).stream().noneMatch(this::isWritten);
    }

    private boolean isWritten(String name) {
        return written.containsKey(name) || known.contains(name);
    }

    /** The variable and all variables passed into it. */
    private Set<String> sources(String name) {
        var sources = new TreeSet<>(Set.of(name));
        var queue = new ArrayList<>(List.of(name));
        while (!queue.isEmpty()) {
            handed.getOrDefault(queue.remove(queue.size() - 1), Set.of()).stream()
                    .filter(sources::add)
                    .forEach(queue::add);
        }
        return sources;
    }

    /** All literals it is compared with, under its own name or a connected one. */
    private List<Object> literals(String name) {
        var related = related(name);
        var literals = new ArrayList<Object>();
        compared.forEach((other, with) -> {
            if (related.contains(other)) {
                literals.addAll(with);
            }
        });
        return literals;
    }

    private Set<String> related(String name) {
        var related = new TreeSet<>(Set.of(name));
        var grown = true;
        while (grown) {
            grown = false;
            for (var target : handed.keySet()) {
                var names = new TreeSet<>(handed.get(target));
                names.add(target);
                if (names.stream().anyMatch(related::contains)) {
                    grown |= related.addAll(names);
                }
            }
        }
        return related;
    }
}
