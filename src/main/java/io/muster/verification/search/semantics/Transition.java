package io.muster.verification.search.semantics;

import io.muster.verification.model.Property;
import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Flow;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.NodeAction;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.state.State;
import io.muster.verification.search.state.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One move of one token, on a copy of the state: how tokens enter, leave, split, join, end and are stopped, as in the
 * engine. Actions of nodes are executed by {@link NodeExecutor}.
 */
public final class Transition {

    private final SearchModel model;
    private final State state;
    private final Choices choices;
    private final VariableMemory memory;
    private final VariableMapping handovers;
    private final OutgoingFlows waysOn;
    private final TransitionNotes notes = new TransitionNotes();

    public Transition(SearchModel model, State state, Choices choices) {
        this.model = model;
        this.state = state;
        this.choices = choices;
        this.memory = new VariableMemory(model.vocabulary(), notes::observe, () -> choices.choose(2) == 0);
        this.handovers = new VariableMapping(model.vocabulary());
        this.waysOn = new OutgoingFlows(memory);
    }

    public State state() {
        return state;
    }

    Choices choices() {
        return choices;
    }

    VariableMemory memory() {
        return memory;
    }

    public TransitionNotes notes() {
        return notes;
    }

    VariableMapping handovers() {
        return handovers;
    }

    public Label label() {
        return new Label(notes.visits(), memory.written());
    }

    /** Begins a process at one of its start events. */
    public void begin(int start) {
        state.root.values = new int[model.vocabulary().size()];
        for (var i = 0; i < state.root.values.length; i++) {
            var domain = model.vocabulary().domain(i);
            if (domain.undeclared()) {
                state.root.values[i] = domain.value(
                        domain.words().get(choices.choose(domain.words().size())));
            }
        }
        // Something else may happen before the start event continues, but the path begins here.
        notes.pass(start);
        enter(state.root, start);
    }

    /**
     * Makes one of the possible moves of a token.
     *
     * @return false when it has none
     */
    public boolean move(Token token) {
        var moves = new Successors(model, memory, this).of(new Counting(model).takeOne(token, choices));
        if (moves.isEmpty()) {
            return false;
        }
        moves.get(choices.choose(moves.size())).run();
        new BoundednessCheck(model, notes).notice(state.root);
        return true;
    }

    /** Makes the move of a token that needs no event. */
    void act(Token token) {
        notes.actAt(token.at);
        notes.pass(token.at);
        new NodeExecutor(model, this).carryOut(token, model.node(token));
    }

    /** A step gives up with an error that is caught; an uncaught error would remain as an incident. */
    void fail(Token token, @Nullable String code) {
        notes.actAt(token.at);
        notes.pass(token.at);
        new NodeExecutor(model, this).fail(token, model.node(token));
        new EventCatching(model, this).throwError(token, code);
    }

    /** The event after an event-based gateway that occurred first. */
    void choose(Token gateway, Flow flow) {
        notes.actAt(flow.target());
        notes.pass(gateway.at);
        notes.pass(flow.target());
        notes.enter(flow.target());
        var scope = gateway.parent;
        scope.remove(gateway);
        var event = new Token(flow.target());
        scope.add(event);
        leave(event);
    }

    Token enter(Token scope, int node) {
        var token = new Token(node);
        scope.add(token);
        arrive(token);
        return token;
    }

    private void arrive(Token token) {
        notes.enter(token.at);
        if (new Arrival(model).isPutOff(token)) {
            token.flags |= Token.ARRIVING;
        } else {
            begin(token);
        }
    }

    /** The token's element begins: a task is created, a call receives its values, a join looks for other tokens. */
    void begin(Token token) {
        var node = model.node(token);
        token.flags &= ~Token.ARRIVING;
        if (node.joins()) {
            token.flags |= Token.WAITING;
            join(token.parent, node);
        } else if (node.kind() == Kind.HUMAN) {
            new NodeExecutor(model, this).createTask(token, (NodeAction.Human) node.work());
        } else if (node.inner() >= 0 && node.kind() != Kind.MULTI) {
            open(token, node);
        }
    }

    private void open(Token token, Node node) {
        if (node.kind() == Kind.CONTAINER) {
            notes.pass(token.at);
        }
        var scope = model.scope(token);
        if (scope.process()) {
            var given = token.frame();
            token.values = new int[model.vocabulary().size()];
            ((NodeAction.Call) node.work()).in().forEach(handover -> handovers.carry(handover, given, token.values));
        }
        scope.starts().forEach(start -> enter(token, start));
    }

    /** The token's element is completed, and the token moves on. */
    void leave(Token token) {
        var node = model.node(token);
        var scope = token.parent;
        if (model.is(scope, Kind.MULTI) && node.outgoing().isEmpty()) {
            scope.remove(token);
            new Repetition(model, this).instanceDone(scope);
            return;
        }
        if (node.handler() >= 0) {
            scope.again |= scope.done & model.compensationBit(node);
            scope.done |= model.compensationBit(node);
        }
        if (node.outgoing().isEmpty()) {
            if (model.isLooseEnd(node)) {
                notes.observe(
                        Property.COMPLETION,
                        "nothing follows '%s', and it is not an end event"
                                .formatted(node.element().spoken()));
            }
            end(token);
            return;
        }
        var flows = waysOn.of(token, node);
        if (flows.isEmpty()) {
            notes.stick();
            notes.observe(
                    Property.COMPLETION,
                    "no flow leads on from '%s': no condition holds"
                            .formatted(node.element().spoken()));
            return;
        }
        scope.remove(token);
        take(scope, flows);
    }

    /** All tokens leave before any of them arrives, because an inclusive join considers those on their way. */
    private void take(Token scope, List<Flow> flows) {
        var setOut = new ArrayList<Token>();
        for (var flow : flows) {
            var token = new Token(flow.target());
            token.flags |= model.node(token).joins() ? Token.ARRIVING : 0;
            scope.add(token);
            setOut.add(token);
        }
        setOut.forEach(this::arrive);
    }

    /**
     * The engine counts tokens at a join, not flows, and checks only when one arrives. It takes as many as there are
     * flows; a surplus token stays for the next time.
     */
    private void join(Token scope, Node gateway) {
        var waiting = scope.inside.stream()
                .filter(token -> token.at == gateway.index() && token.has(Token.WAITING))
                .toList();
        var complete = waiting.size() >= gateway.incoming()
                || gateway.kind() == Kind.INCLUSIVE && nothingElseComes(scope, waiting, gateway);
        if (complete) {
            waiting.forEach(scope::remove);
            scope.add(new Token(gateway.index()));
        }
    }

    /** A token that lingers inside a sub-process may or may not hold up the join: both are tried. */
    private boolean nothingElseComes(Token scope, List<Token> waiting, Node gateway) {
        var coming = scope.inside.stream()
                .filter(token -> !waiting.contains(token) && mayStillCome(token, gateway))
                .toList();
        return coming.stream().allMatch(token -> model.mayLinger(token.at))
                && (coming.isEmpty() || choices.choose(2) == 1);
    }

    private boolean mayStillCome(Token token, Node gateway) {
        return token.at == gateway.index() && token.has(Token.ARRIVING) || model.canReach(token.at, gateway.index());
    }

    void end(Token token) {
        var scope = token.parent;
        scope.remove(token);
        ended(scope);
    }

    private void ended(Token scope) {
        if (scope.inside.isEmpty()) {
            complete(scope);
        }
    }

    private void complete(Token scope) {
        if (scope.at == Token.OUTERMOST) {
            if (state.failed) {
                notes.observe(
                        Property.ROLLBACK, "it ends, and a failed deployment was neither rolled back nor suspended");
            }
            return;
        }
        if (model.node(scope).work() instanceof NodeAction.Call call) {
            var taken = scope.values;
            scope.values = null;
            call.out().forEach(handover -> handovers.carry(handover, taken, scope.frame()));
        }
        if (model.is(scope, Kind.EVENT_SUB_PROCESS)) {
            end(scope);
        } else {
            leave(scope);
        }
    }

    void terminate(Token token) {
        var scope = token.parent;
        scope.remove(token);
        interruptInside(scope);
        scope.clear();
        complete(scope);
    }

    /** Records what is interrupted when a token is removed. */
    void interrupt(Token token) {
        var node = model.node(token);
        if ((node.waits() || node.kind() == Kind.TASK) && !token.has(Token.ARRIVING)) {
            notes.interrupt(token.at);
        }
        interruptInside(token);
    }

    void interruptInside(Token scope) {
        scope.inside.stream().filter(token -> !token.has(Token.WAITING)).forEach(this::interrupt);
    }

    boolean isAlive(Token token) {
        var up = token;
        while (up.parent != null) {
            up = up.parent;
        }
        return up == state.root;
    }
}
