package io.muster.verification.property;

import io.muster.verification.net.Net;
import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.NodeAction;
import io.muster.verification.net.Trigger;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The longest sum of timers that one token can wait for without a check on the path: a person's decision, or a step
 * that provides a control. Parallel tokens wait at the same time, so their timers do not add up. Timers of unknown
 * length count as zero.
 */
final class LongestWait {

    private static final long UNREACHED = -1;

    private final Net net;
    private final BitSet entered;
    private final List<Edge> edges = new ArrayList<>();
    /** By node: seconds waited when a token arrives, and when it leaves. */
    private final long[] waited;

    private final int[] before;

    public LongestWait(Net net, BitSet entered) {
        this.net = net;
        this.entered = entered;
        this.waited = new long[2 * net.nodes().size()];
        this.before = new int[waited.length];
        Arrays.fill(waited, UNREACHED);
        Arrays.fill(before, -1);
        net.nodes().stream().filter(node -> entered.get(node.index())).forEach(this::addEdges);
    }

    /** An edge between places: a node's arrival (even) or departure (odd). */
    private record Edge(int from, int to, long seconds, boolean checked) {}

    /**
     * A path and its waiting time.
     *
     * @param endless whether it can repeat without a check and wait longer each time
     */
    public record Wait(Duration length, boolean endless, List<Node> way) {

        public Wait {
            way = List.copyOf(way);
        }
    }

    public Wait find() {
        net.entries().forEach(this::begin);
        var rounds = 0;
        while (relax()) {
            if (++rounds > waited.length) {
                return new Wait(Duration.ZERO, true, List.of());
            }
        }
        var longest = Arrays.stream(waited).max().orElse(0);
        var way = IntStream.range(0, waited.length)
                .filter(place -> waited[place] == longest)
                .mapToObj(this::way)
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
        return new Wait(Duration.ofSeconds(Math.max(0, longest)), false, way);
    }

    /** Timers of event sub-processes around the entry run from the same moment. */
    private void begin(int entry) {
        waited[2 * entry] = 0;
        net.scope(net.node(entry).scope()).eventSubProcesses().stream()
                .filter(entered::get)
                .forEach(event -> waited[2 * event] = seconds(event));
    }

    private boolean relax() {
        var changed = false;
        for (var edge : edges) {
            if (waited[edge.from()] == UNREACHED) {
                continue;
            }
            var sum = edge.checked() ? 0 : waited[edge.from()] + edge.seconds();
            if (sum > waited[edge.to()]) {
                waited[edge.to()] = sum;
                before[edge.to()] = edge.from();
                changed = true;
            }
        }
        return changed;
    }

    private List<Node> way(int place) {
        var way = new ArrayDeque<Node>();
        for (var at = place; at >= 0 && way.size() <= waited.length; at = before[at]) {
            if (way.isEmpty()
                    || !way.getFirst().element().equals(net.node(at / 2).element())) {
                way.addFirst(net.node(at / 2));
            }
        }
        return List.copyOf(way);
    }

    private void addEdges(Node node) {
        var comes = 2 * node.index();
        if (node.inner() >= 0) {
            addInside(node);
        } else {
            edges.add(new Edge(comes, comes + 1, ownWait(node), isCheck(node)));
        }
        node.outgoing().forEach(flow -> add(comes + 1, flow.target(), 0));
        node.boundaries().forEach(event -> add(comes, event, seconds(event)));
        if (node.work() instanceof NodeAction.Throws thrown) {
            addCatchers(node, thrown.code());
        }
        if (node.work() instanceof NodeAction.Compensates compensates) {
            compensates.activities().forEach(each -> add(comes, net.node(each).handler(), 0));
        }
    }

    /** The events around a node that catch what it throws, after the wait on the path to the node. */
    private void addCatchers(Node thrower, @Nullable String code) {
        for (var scope = net.scope(thrower.scope());
                ;
                scope = net.scope(net.node(scope.owner()).scope())) {
            addCatchers(thrower, code, scope.eventSubProcesses());
            if (scope.owner() < 0) {
                return;
            }
            addCatchers(thrower, code, net.node(scope.owner()).boundaries());
        }
    }

    private void addCatchers(Node thrower, @Nullable String code, List<Integer> events) {
        var type = thrower.kind() == Kind.ESCALATE ? Trigger.Type.ESCALATION : Trigger.Type.ERROR;
        events.stream()
                .filter(event -> net.node(event).trigger().catches(type, code))
                .forEach(event -> add(2 * thrower.index() + 1, event, 0));
    }

    private void addInside(Node node) {
        var scope = net.scope(node.inner());
        scope.starts().forEach(start -> add(2 * node.index(), start, 0));
        if (node.work() instanceof NodeAction.Many many && many.sequential()) {
            addRepetition(net.node(scope.starts().get(0)));
        }
        scope.eventSubProcesses().forEach(event -> add(2 * node.index(), event, seconds(event)));
        net.nodes().stream()
                .filter(inside -> inside.scope() == scope.index())
                .filter(inside -> inside.outgoing().isEmpty() && entered.get(inside.index()))
                .forEach(inside -> edges.add(new Edge(2 * inside.index() + 1, 2 * node.index() + 1, 0, false)));
    }

    /** Waits in a sub-process are repeated an unknown number of times. A single task ends with the deadline of all. */
    private void addRepetition(Node inside) {
        if (inside.inner() >= 0) {
            add(2 * inside.index() + 1, inside.index(), 0);
        }
    }

    private void add(int from, int node, long seconds) {
        if (entered.get(node)) {
            edges.add(new Edge(from, 2 * node, seconds, false));
        }
    }

    private long ownWait(Node node) {
        if (node.kind() == Kind.CATCH && node.trigger().after() != null) {
            return seconds(node.index());
        }
        return node.waits()
                ? events(node).stream()
                        .filter(event -> net.node(event).trigger().isDeadline())
                        .mapToLong(this::seconds)
                        .min()
                        .orElse(0)
                : 0;
    }

    /** For a multi-instance activity, the events at its border. */
    private List<Integer> events(Node node) {
        var owner = net.scope(node.scope()).owner();
        return owner >= 0 && net.node(owner).kind() == Kind.MULTI
                ? net.node(owner).boundaries()
                : node.boundaries();
    }

    private long seconds(int event) {
        var after = net.node(event).trigger().after();
        return after == null ? 0 : after.toSeconds();
    }

    private static boolean isCheck(Node node) {
        return node.kind() == Kind.HUMAN
                || node.work() instanceof NodeAction.Automatic automatic
                        && automatic.step().provides() != null;
    }
}
