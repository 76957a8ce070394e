package io.muster.verification.search.semantics;

import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.Trigger;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.state.Token;
import java.util.ArrayList;
import java.util.List;

/** Everything that can happen next to one token: by itself, or by an event from outside. */
final class Successors {

    private final SearchModel model;
    private final VariableMemory memory;
    private final Transition run;
    private final EventCatching catching;

    Successors(SearchModel model, VariableMemory memory, Transition run) {
        this.model = model;
        this.memory = memory;
        this.run = run;
        this.catching = new EventCatching(model, run);
    }

    List<Runnable> of(Token token) {
        var moves = new ArrayList<Runnable>();
        if (token.at != Token.OUTERMOST) {
            addOwn(moves, token, model.node(token));
            addAttached(moves, token, model.node(token));
        }
        addEventSubProcesses(moves, token);
        return moves;
    }

    private void addOwn(List<Runnable> moves, Token token, Node node) {
        if (token.has(Token.ARRIVING)) {
            moves.add(() -> run.begin(token));
            return;
        }
        switch (node.kind()) {
            case EVENT_GATEWAY ->
                node.outgoing().stream()
                        .filter(flow -> mayCome(
                                token.parent, model.net().node(flow.target()).trigger()))
                        .forEach(flow -> moves.add(() -> run.choose(token, flow)));
            case CATCH -> {
                if (mayCome(token.parent, node.trigger())) {
                    moves.add(() -> run.act(token));
                }
            }
            case TASK -> {
                moves.add(() -> run.act(token));
                model.errorCodes().stream()
                        .filter(code -> catching.mayFail(token, code))
                        .forEach(code -> moves.add(() -> run.fail(token, code)));
            }
            case MULTI, PARALLEL, INCLUSIVE -> {
                if (!token.has(Token.WAITING)) {
                    moves.add(() -> run.act(token));
                }
            }
            case CONTAINER, EVENT_SUB_PROCESS -> {
                // Only tokens inside it move.
            }
            case COMPENSATE -> {
                if (token.inside.isEmpty()) {
                    moves.add(() -> run.act(token));
                }
            }
            case START, PASS, END, STOP, HUMAN, EXCLUSIVE, BOUNDARY, TERMINATE, ERROR_END, ESCALATE ->
                moves.add(() -> run.act(token));
        }
    }

    private void addAttached(List<Runnable> moves, Token token, Node node) {
        node.boundaries().stream()
                .filter(boundary -> catching.mayFire(token, boundary)
                        && (!token.has(Token.ARRIVING)
                                || model.net().node(boundary).trigger().condition() != null)
                        && mayCome(token.parent, model.net().node(boundary).trigger()))
                .forEach(boundary -> moves.add(() -> catching.fire(token, boundary)));
    }

    private void addEventSubProcesses(List<Runnable> moves, Token token) {
        if (!model.hasScope(token) || model.is(token, Kind.MULTI) || token.has(Token.ARRIVING)) {
            return;
        }
        model.scope(token).eventSubProcesses().stream()
                .filter(node -> catching.mayStart(token, node)
                        && mayCome(token, model.net().node(node).trigger()))
                .forEach(node -> moves.add(() -> catching.start(token, node)));
    }

    /**
     * Messages and timers may occur at any time; a conditional event, when its condition can hold.
     *
     * @param scope in which the event is drawn: at the border of a call, this is not the called process
     */
    private boolean mayCome(Token scope, Trigger trigger) {
        return trigger.condition() == null || memory.peek(scope.frame(), trigger.condition());
    }
}
