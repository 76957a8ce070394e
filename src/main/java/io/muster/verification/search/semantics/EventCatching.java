package io.muster.verification.search.semantics;

import io.muster.verification.model.Property;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.Trigger;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.state.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events at the border of activities and event sub-processes: which may occur now, what they do, and which one catches
 * what is thrown.
 */
final class EventCatching {

    private final SearchModel model;
    private final Transition run;
    private final TransitionNotes notes;

    EventCatching(SearchModel model, Transition run) {
        this.model = model;
        this.run = run;
        this.notes = run.notes();
    }

    void fire(Token token, int boundary) {
        var trigger = model.net().node(boundary).trigger();
        var scope = token.parent;
        notes.actAt(boundary);
        if (trigger.interrupting()) {
            run.interrupt(token);
            scope.remove(token);
        } else if (!trigger.repeats() && !model.isPlain(boundary)) {
            token.fired |= bit(token, boundary);
        }
        run.enter(scope, boundary);
    }

    void start(Token scope, int node) {
        var trigger = model.net().node(node).trigger();
        notes.actAt(node);
        notes.pass(node);
        if (trigger.interrupting()) {
            run.interruptInside(scope);
            scope.clear();
            scope.flags |= Token.INTERRUPTED;
            if (trigger.type() != Trigger.Type.TIMER && trigger.comesFromOutside()) {
                notes.rescue();
            }
        } else if (!trigger.repeats()) {
            scope.events |= 1 << model.scope(scope).eventSubProcesses().indexOf(node);
        }
        run.enter(scope, node);
    }

    /** An uncaught error remains as an incident: the plugin configures the engine so. */
    void throwError(Token from, @Nullable String code) {
        var catcher = catcher(from, Trigger.Type.ERROR, code);
        if (catcher.isPresent()) {
            handOver(from, catcher.get());
            return;
        }
        notes.stick();
        notes.observe(
                Property.COMPLETION,
                code == null
                        ? "no event catches an error without a code"
                        : "no event catches error '%s'".formatted(code));
    }

    /** An uncaught escalation still passes values out at every border up to the outermost process. */
    void escalate(Token from, @Nullable String code) {
        catcher(from, Trigger.Type.ESCALATION, code)
                .ifPresentOrElse(catcher -> handOver(from, catcher), () -> new OutMappings(model, run).all(from));
        if (run.isAlive(from)) {
            run.leave(from);
        }
    }

    private void handOver(Token from, Catcher catcher) {
        new OutMappings(model, run).upTo(catcher, from);
        if (catcher.attached()) {
            fire(catcher.at(), catcher.event());
        } else {
            start(catcher.at(), catcher.event());
        }
    }

    /**
     * The event that catches.
     *
     * @param at token at the activity the event is attached to, or in whose scope the event sub-process is
     * @param event an attached event or an event sub-process
     */
    record Catcher(Token at, int event, boolean attached) {}

    /** Searches outwards: events attached to an activity, then event sub-processes around it. */
    Optional<Catcher> catcher(Token from, Trigger.Type type, @Nullable String code) {
        var path = new ArrayList<Token>();
        for (var token = from; token.at != Token.OUTERMOST; token = token.parent) {
            var at = token;
            path.add(at);
            var attached = nearest(model.node(at).boundaries().stream(), type, code);
            if (attached.isPresent()) {
                return attached.map(event -> new Catcher(at, event, true));
            }
            var around = eventSubProcess(path, type, code);
            if (around.isPresent()) {
                return around.map(event -> new Catcher(at.parent, event, false));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a step may end in an error. Steps throw none, so only an event drawn at the step itself is assumed to
     * occur; but the engine takes a code with dots for the name of a Java exception, and every event that catches that
     * name catches it.
     */
    boolean mayFail(Token step, String code) {
        return catcher(step, Trigger.Type.ERROR, code)
                .filter(catcher -> code.contains(".") || isDrawnAt(step, catcher))
                .isPresent();
    }

    private boolean isDrawnAt(Token step, Catcher catcher) {
        return catcher.attached()
                && (catcher.at() == step || model.is(step.parent, Kind.MULTI) && catcher.at() == step.parent);
    }

    /** @param path from where it was thrown to a token directly in the scope that is searched */
    private Optional<Integer> eventSubProcess(List<Token> path, Trigger.Type type, @Nullable String code) {
        var scope = path.get(path.size() - 1).parent;
        return model.hasScope(scope)
                ? nearest(
                        model.scope(scope).eventSubProcesses().stream().filter(event -> !isThrownOn(path, event, type)),
                        type,
                        code)
                : Optional.empty();
    }

    /**
     * An event sub-process does not catch what it throws itself. The engine does not recognise what called processes
     * throw in it, nor an escalation that is not directly in it.
     */
    private boolean isThrownOn(List<Token> path, int event, Trigger.Type type) {
        var inside = path.get(path.size() - 1);
        return inside.at == event
                && path.size() > 1
                && path.stream().noneMatch(token -> token.values != null)
                && (type == Trigger.Type.ERROR || path.size() == 2);
    }

    /** An event for this code takes precedence over one for all codes; otherwise the first one drawn. */
    private Optional<Integer> nearest(Stream<Integer> events, Trigger.Type type, @Nullable String code) {
        return events.filter(event -> model.net().node(event).trigger().catches(type, code))
                .min(Comparator.comparing(
                        event -> model.net().node(event).trigger().code() == null));
    }

    boolean mayStart(Token scope, int eventSubProcess) {
        var trigger = model.net().node(eventSubProcess).trigger();
        if (scope.has(Token.INTERRUPTED) || !trigger.comesFromOutside()) {
            return false;
        }
        var bit = 1 << model.scope(scope).eventSubProcesses().indexOf(eventSubProcess);
        return trigger.repeats() || (scope.events & bit) == 0;
    }

    boolean mayFire(Token token, int boundary) {
        var trigger = model.net().node(boundary).trigger();
        return trigger.comesFromOutside() && (trigger.repeats() || (token.fired & bit(token, boundary)) == 0);
    }

    private int bit(Token token, int boundary) {
        return 1 << model.node(token).boundaries().indexOf(boundary);
    }
}
