package io.muster.verification.search.model;

import io.muster.verification.model.ProofPolicy;
import io.muster.verification.net.Net;
import io.muster.verification.net.Net.Scope;
import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Flow;
import io.muster.verification.net.NodeAction;
import io.muster.verification.search.state.Token;
import io.muster.verification.search.state.TrackedVariables;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A net with its semantics in one tier. */
public final class SearchModel {

    private static final Set<Node.Kind> ENDS =
            EnumSet.of(Node.Kind.END, Node.Kind.ESCALATE, Node.Kind.COMPENSATE, Node.Kind.TERMINATE);

    /** The number of equal tokens in one place that are distinguished from more. */
    private static final int COUNTED = 2;

    /** The most tokens in one place; more are taken to grow without bound. */
    public static final int MOST_TOKENS = 8;

    private final Net net;
    private final TrackedVariables vocabulary;
    private final Promises promises;
    private final List<BitSet> reachable;
    private final BitSet lingering = new BitSet();
    private final BitSet meeting = new BitSet();
    private final BitSet plain = new BitSet();
    private final BitSet watched = new BitSet();
    private final Rounds rounds;
    private final int counted;
    private final List<String> errorCodes;

    /** @param known variables that some step writes, whether or not the net has that step */
    public SearchModel(Net net, int tier, ProofPolicy policy, Set<String> known) {
        this.net = net;
        this.vocabulary = TrackedVariables.of(net, tier, known, policy.quorums(tier));
        this.promises = new Promises(policy, tier);
        this.errorCodes = errorCodes(net);
        this.reachable = reach(net);
        net.nodes().stream().filter(this::hasRoundWithoutWayOut).forEach(node -> lingering.set(node.index()));
        net.nodes().stream()
                .filter(node -> reachable.get(node.index()).stream()
                        .anyMatch(to -> net.node(to).joins()))
                .forEach(node -> meeting.set(node.index()));
        var events = new Plain(net, vocabulary);
        net.nodes().stream()
                .filter(node -> node.kind() == Node.Kind.BOUNDARY && events.isFollowedByNothing(node.index()))
                .forEach(node -> plain.set(node.index()));
        net.nodes().stream().filter(this::isNearCondition).forEach(node -> watched.set(node.index()));
        this.rounds = new Rounds(net);
        this.counted = net.nodes().stream()
                .map(Node::work)
                .filter(work -> work instanceof NodeAction.Many many && !many.sequential())
                .mapToInt(work -> ((NodeAction.Many) work).number())
                .reduce(COUNTED, Math::max);
    }

    public Net net() {
        return net;
    }

    public TrackedVariables vocabulary() {
        return vocabulary;
    }

    public Promises promises() {
        return promises;
    }

    public Node node(Token token) {
        return net.node(token.at);
    }

    public boolean is(Token token, Node.Kind kind) {
        return token.at != Token.OUTERMOST && node(token).kind() == kind;
    }

    /** The scope inside a token's node; only for tokens that have one. */
    public Scope scope(Token token) {
        return net.scope(token.at == Token.OUTERMOST ? 0 : node(token).inner());
    }

    public boolean hasScope(Token token) {
        return token.at == Token.OUTERMOST || node(token).inner() >= 0;
    }

    /** Whether flows lead from one node to another of the same scope. */
    public boolean canReach(int from, int to) {
        return reachable.get(from).get(to);
    }

    /**
     * Whether a token may rest inside a node where no sequence flow leads to the end of its scope: a cycle that only an
     * event ends. An inclusive join considers where tokens inside can get by flows alone, and does not wait for such a
     * token.
     */
    public boolean mayLinger(int node) {
        return lingering.get(node);
    }

    private boolean hasRoundWithoutWayOut(Node node) {
        return node.inner() >= 0
                && !(node.work() instanceof NodeAction.Call)
                && net.inside(node.inner())
                        .mapToObj(net::node)
                        .anyMatch(inside -> !endsByFlows(inside) || hasRoundWithoutWayOut(inside));
    }

    private boolean endsByFlows(Node node) {
        return node.outgoing().isEmpty()
                || reachable.get(node.index()).stream()
                        .anyMatch(to -> net.node(to).outgoing().isEmpty());
    }

    public Rounds rounds() {
        return rounds;
    }

    /**
     * The number of equal tokens in a place that are distinguished from more: as many as a parallel multi-instance
     * activity has instances.
     */
    public int counted(int node) {
        return rounds.isHeap(net.node(node)) ? MOST_TOKENS : counted;
    }

    /** Whether an attached event has no observable effect: {@link Plain}. */
    public boolean isPlain(int event) {
        return plain.get(event);
    }

    /** Whether a conditional event may occur at a token's node, or around it, as soon as a variable is written. */
    public boolean isWatched(int node) {
        return watched.get(node);
    }

    private boolean isNearCondition(Node node) {
        if (hasCondition(node)
                || node.boundaries().stream().map(net::node).anyMatch(SearchModel::hasCondition)
                || node.kind() == Node.Kind.EVENT_GATEWAY
                        && node.outgoing().stream()
                                .map(flow -> net.node(flow.target()))
                                .anyMatch(SearchModel::hasCondition)) {
            return true;
        }
        var scope = net.scope(node.scope());
        return scope.eventSubProcesses().stream().map(net::node).anyMatch(SearchModel::hasCondition)
                || scope.owner() >= 0 && isNearCondition(net.node(scope.owner()));
    }

    private static boolean hasCondition(Node node) {
        return node.trigger() != null && node.trigger().condition() != null;
    }

    /** Whether flows lead from a node to a join. */
    public boolean meetsJoin(int node) {
        return meeting.get(node);
    }

    /** The bit under which a node's completion is kept with its scope. */
    public int compensationBit(Node node) {
        var before = net.nodes().stream()
                .filter(other -> other.scope() == node.scope() && other.handler() >= 0 && other.index() < node.index())
                .count();
        return 1 << before;
    }

    /** Whether tokens end here without an end event; compensation handlers have no successor. */
    public boolean isLooseEnd(Node node) {
        return !ENDS.contains(node.kind())
                && net.nodes().stream()
                        .filter(other -> other.handler() >= 0)
                        .noneMatch(other -> net.node(other.handler()).element().equals(node.element()));
    }

    /** Codes that are caught by name, and one that is caught only by events that catch all. */
    public List<String> errorCodes() {
        return errorCodes;
    }

    private static List<String> errorCodes(Net net) {
        var codes = new TreeSet<>(Set.of("any other error"));
        net.nodes().stream()
                .map(Node::trigger)
                .filter(trigger -> trigger != null && trigger.code() != null)
                .forEach(trigger -> codes.add(trigger.code()));
        return List.copyOf(codes);
    }

    /** Nodes of one cycle reach the same nodes. */
    private static List<BitSet> reach(Net net) {
        var reached = new BitSet[net.nodes().size()];
        var graph = new StronglyConnectedComponents(reached.length, node -> targets(net.node(node)));
        for (var component : graph.components()) {
            var shared = new BitSet();
            for (var member : component) {
                for (var target : targets(net.node(member))) {
                    shared.set(target);
                    if (reached[target] != null) {
                        shared.or(reached[target]);
                    }
                }
            }
            component.forEach(member -> reached[member] = shared);
        }
        return List.of(reached);
    }

    private static List<Integer> targets(Node node) {
        return node.outgoing().stream().map(Flow::target).toList();
    }
}
