package io.muster.verification.search;

import io.muster.verification.Property;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.Trigger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events at the border of activities and beside them: which may come now, what they do, and who catches what is thrown. */
final class Catching {

    private static final int MOST_AT_ONCE = 2;

    private final Model model;
    private final Run run;
    private final Notes notes;

    Catching(Model model, Run run) {
        this.model = model;
        this.run = run;
        this.notes = run.notes();
    }

    void fire(Token token, int boundary) {
        var trigger = model.net().node(boundary).trigger();
        var scope = token.parent;
        notes.actAt(boundary);
        if (trigger.interrupting()) {
            scope.remove(token);
        } else {
            token.fired =
                    Tally.count(token.fired, model.node(token).boundaries().indexOf(boundary));
        }
        run.enter(scope, boundary);
    }

    void start(Token scope, int node) {
        var trigger = model.net().node(node).trigger();
        notes.actAt(node);
        notes.pass(node);
        if (trigger.interrupting()) {
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

    /** An error that nobody catches stays where it is, as an incident: the plugin sets the engine so. */
    void throwError(Token from, @Nullable String code) {
        catcher(from, Trigger.Type.ERROR, code).ifPresentOrElse(Runnable::run, () -> {
            notes.stick();
            notes.observe(Property.COMPLETION, "nobody catches error '%s'".formatted(code));
        });
    }

    void escalate(Token from, @Nullable String code) {
        catcher(from, Trigger.Type.ESCALATION, code).ifPresent(Runnable::run);
        if (run.isAlive(from)) {
            run.leave(from);
        }
    }

    /** Looks outwards for whoever catches: events attached to an activity, then event sub-processes around it. */
    Optional<Runnable> catcher(Token from, Trigger.Type type, @Nullable String code) {
        for (var token = from; token.at != Token.OUTERMOST; token = token.parent) {
            var at = token;
            var attached = model.node(token).boundaries().stream()
                    .filter(event -> model.net().node(event).trigger().catches(type, code))
                    .findFirst();
            if (attached.isPresent()) {
                return Optional.of(() -> fire(at, attached.get()));
            }
            var scope = token.parent;
            var around = eventSubProcess(token, scope, type, code);
            if (around.isPresent()) {
                return Optional.of(() -> start(scope, around.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<Integer> eventSubProcess(Token from, Token scope, Trigger.Type type, @Nullable String code) {
        if (model.is(from, Kind.EVENT_SUB_PROCESS) || !model.hasScope(scope) || scope.has(Token.INTERRUPTED)) {
            return Optional.empty();
        }
        return model.scope(scope).eventSubProcesses().stream()
                .filter(node -> model.net().node(node).trigger().catches(type, code))
                .findFirst();
    }

    boolean mayStart(Token scope, int eventSubProcess) {
        var trigger = model.net().node(eventSubProcess).trigger();
        if (scope.has(Token.INTERRUPTED) || !trigger.comesFromOutside()) {
            return false;
        }
        var bit = 1 << model.scope(scope).eventSubProcesses().indexOf(eventSubProcess);
        return trigger.repeats()
                ? scope.inside.stream()
                                .filter(token -> token.at == eventSubProcess)
                                .count()
                        < MOST_AT_ONCE
                : (scope.events & bit) == 0;
    }

    boolean mayFire(Token token, int boundary) {
        var trigger = model.net().node(boundary).trigger();
        var times = Tally.of(token.fired, model.node(token).boundaries().indexOf(boundary));
        return trigger.comesFromOutside() && times < (trigger.repeats() ? MOST_AT_ONCE : 1);
    }
}
