package io.muster.verification.search.state;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The relevant variables and their possible values: those that a condition or a table reads, or that a control
 * writes. All others could hold any value without changing a path.
 */
public final class TrackedVariables {

    public static final String TIER = "tier";
    public static final String ORIGIN = "origin";

    private final List<Domain> variables = new ArrayList<>();
    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final List<String> controls;
    private final Set<Quorum> quorums;
    private final String tier;
    private final Set<String> writtenByOthers;

    private TrackedVariables(List<String> controls, Set<Quorum> quorums, String tier, Set<String> writtenByOthers) {
        this.controls = controls;
        this.quorums = quorums;
        this.tier = tier;
        this.writtenByOthers = writtenByOthers;
    }

    /**
     * @param tier the one value that steps write into variable {@code tier}
     * @param known variables that some step writes, whether or not the net has that step
     * @param quorums controls that count as additional ones when several people signed them off
     */
    public static TrackedVariables of(Net net, int tier, Set<String> known, Set<Quorum> quorums) {
        var collected = new Collector(net, tier, known);
        var possible = collected.possible(quorums);
        var controls = Stream.concat(
                        collected.controls.stream(), possible.stream().map(Quorum::spoken))
                .toList();
        var vocabulary = new TrackedVariables(
                controls, Set.copyOf(possible), collected.tier, Set.copyOf(collected.writtenByOthers()));
        collected.tracked().forEach(name -> {
            vocabulary.indexes.put(name, vocabulary.variables.size());
            vocabulary.variables.add(collected.domain(name));
        });
        return vocabulary;
    }

    public int size() {
        return variables.size();
    }

    public Domain domain(int variable) {
        return variables.get(variable);
    }

    /** The one value that steps write into {@code tier}. */
    public String tier() {
        return tier;
    }

    /** Whether a variable can have been written by steps only, or passed on from them under its own name. */
    public boolean isFact(String name) {
        return !writtenByOthers.contains(name);
    }

    /** @return index of a variable, or -1 when it is not relevant */
    public int index(String name) {
        return indexes.getOrDefault(name, -1);
    }

    /** Each control, then the additional ones for sign-offs by several people. */
    public List<String> controls() {
        return controls;
    }

    /** The bit of a control; 0 for null. */
    public long bit(@Nullable String control) {
        return control == null ? 0 : 1L << controls.indexOf(control);
    }

    /** The bits of a control that this number of people signed off; 0 for null. */
    public long bits(@Nullable String control, int people) {
        return quorums.stream()
                .filter(quorum -> quorum.control().equals(control) && quorum.people() <= people)
                .mapToLong(quorum -> bit(quorum.spoken()))
                .reduce(bit(control), (one, other) -> one | other);
    }

    /** All bits that a control can set; 0 for null. */
    public long bits(@Nullable String control) {
        return bits(control, Integer.MAX_VALUE);
    }

    /** Traverses a net once. */
    private static final class Collector {

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

        Collector(Net net, int tier, Set<String> known) {
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

        private void compare(io.muster.verification.condition.@Nullable Condition condition) {
            if (condition != null) {
                condition.forEach((Comparison comparison) -> compared.computeIfAbsent(
                                comparison.variable(), any -> new ArrayList<>())
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
            var values = TIER.equals(each.variable()) ? List.of(tier) : each.values();
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
            if (written.containsKey(ORIGIN)) {
                tracked.add(ORIGIN);
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
            if (sources.contains(TIER)) {
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
            return open.contains(name) || !TIER.equals(name) && isUndeclared(name);
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
}
