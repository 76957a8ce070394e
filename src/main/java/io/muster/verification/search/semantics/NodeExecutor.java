package io.muster.verification.search.semantics;

import io.muster.verification.model.DiagramSemantics.DecisionSemantics.Answers;
import io.muster.verification.model.DiagramSemantics.StepSemantics;
import io.muster.verification.model.Guard;
import io.muster.verification.model.Property;
import io.muster.verification.net.Node;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.NodeAction;
import io.muster.verification.search.model.Promises;
import io.muster.verification.search.model.SearchModel;
import io.muster.verification.search.state.Domain;
import io.muster.verification.search.state.Token;
import io.muster.verification.search.state.TrackedVariables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The execution of a node's action, with every possible outcome. */
final class NodeExecutor {

    /** Represents every word outside a closed set. */
    private static final String UNHEARD_OF = "an unknown word";

    private final SearchModel model;
    private final Transition run;

    NodeExecutor(SearchModel model, Transition run) {
        this.model = model;
        this.run = run;
    }

    void carryOut(Token token, Node node) {
        switch (node.kind()) {
            case MULTI -> new Repetition(model, run).begin(token);
            case TERMINATE -> run.terminate(token);
            case ERROR_END -> new EventCatching(model, run).throwError(token, ((NodeAction.Throws) node.work()).code());
            case ESCALATE -> new EventCatching(model, run).escalate(token, ((NodeAction.Throws) node.work()).code());
            case COMPENSATE -> compensate(token, (NodeAction.Compensates) node.work());
            case HUMAN -> decide(token, (NodeAction.Human) node.work());
            default -> work(token, node);
        }
    }

    private void work(Token token, Node node) {
        if (node.work() instanceof NodeAction.Automatic automatic) {
            perform(token, automatic.step());
        } else if (node.work() instanceof NodeAction.Table table) {
            ask(token, table);
        }
        run.leave(token);
    }

    private void perform(Token token, StepSemantics step) {
        guard(token, step.guard());
        if (step.voids()) {
            run.memory().voidControls(run.state());
        }
        step.writes().forEach(each -> writeAny(token, each.variable(), each.values()));
        var word = step.outcome() == null ? null : choose(step.outcome().values(), step.provides() != null);
        if (word != null) {
            run.memory().write(token.frame(), step.outcome().variable(), word);
        }
        provide(token, step.provides(), 1, word == null || step.accepts(word));
        noteUnheard(step.provides(), word);
        settle(step.guard(), word == null || step.accepts(word));
    }

    /** A step that fails was attempted: it may have been reached too early, and may have done half its work. */
    void fail(Token token, Node node) {
        if (node.work() instanceof NodeAction.Automatic automatic) {
            guard(token, automatic.step().guard());
            if (automatic.step().voids()) {
                run.memory().voidControls(run.state());
            }
            settle(automatic.step().guard(), false);
        }
    }

    private void settle(Guard guard, boolean succeeded) {
        if (guard.opensService()) {
            run.state().failed = !succeeded;
        } else if (guard.restores() && succeeded) {
            run.state().failed = false;
        }
    }

    private void guard(Token token, Guard guard) {
        if (guard == Guard.NONE) {
            return;
        }
        run.notes().reach(origin(), given());
        var missing = model.promises().missing(guard, origin(), given());
        if (!missing.isEmpty()) {
            run.notes().observe(Property.CONTROL_BEFORE_GUARD, Promises.inWords(missing), missing);
        }
        if (!guard.answersRejection()) {
            requireAnswers(token);
            requireHeeded(guard);
        }
    }

    private void requireAnswers(Token token) {
        Stream.concat(
                        frames(token).stream()
                                .flatMap(frame -> run.memory().unanswered(frame).stream())
                                .filter(domain -> !given().contains(domain.control()))
                                .map(Domain::name),
                        controls(run.state().unheard))
                .findFirst()
                .ifPresent(name -> run.notes()
                        .observe(
                                Property.REJECT_BY_DEFAULT,
                                "reached although '%s' has no known outcome".formatted(name)));
    }

    /** Where the control is demanded, its absence is already reported. */
    private void requireHeeded(Guard guard) {
        var demanded = model.promises().missing(guard, origin(), given());
        controls(run.state().rejected)
                .filter(control -> demanded.stream().noneMatch(each -> isAbout(each, control)))
                .forEach(control -> run.notes()
                        .observe(
                                Property.REJECTION_HEEDED,
                                "reached although the sign-off '%s' did not accept; the policy does not demand it here"
                                        .formatted(control),
                                Set.of(control)));
    }

    /** A control that several people must give is demanded under a longer name. */
    private static boolean isAbout(String demanded, String control) {
        return demanded.equals(control) || demanded.startsWith(control + " by ");
    }

    private @Nullable String origin() {
        var index = model.vocabulary().index(TrackedVariables.ORIGIN);
        return index < 0 || !model.vocabulary().isFact(TrackedVariables.ORIGIN)
                ? null
                : model.vocabulary().domain(index).word(run.state().root.values[index]);
    }

    private TreeSet<String> given() {
        return controls(run.state().controls).collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<String> controls(long bits) {
        return model.vocabulary().controls().stream()
                .filter(control -> (bits & model.vocabulary().bit(control)) != 0);
    }

    private static List<int[]> frames(Token token) {
        var frames = new ArrayList<int[]>();
        for (var up = token; up != null; up = up.parent) {
            if (up.values != null) {
                frames.add(up.values);
            }
        }
        return frames;
    }

    private void writeAny(Token token, String variable, List<String> values) {
        var index = model.vocabulary().index(variable);
        if (index >= 0) {
            var declared = values.isEmpty() ? model.vocabulary().domain(index).words() : values;
            var possible = TrackedVariables.TIER.equals(variable)
                    ? List.of(model.vocabulary().tier())
                    : declared;
            run.memory().write(token.frame(), variable, choose(possible, false));
        }
    }

    private String choose(List<String> words, boolean orUnknown) {
        var choice = run.choices().choose(words.size() + (orUnknown ? 1 : 0));
        return choice == words.size() ? UNHEARD_OF : words.get(choice);
    }

    private void provide(Token token, @Nullable String control, int people, boolean accepted) {
        if (model.is(token.parent, Kind.MULTI) && control != null) {
            token.parent.flags |= accepted ? 0 : Token.REJECTED;
            run.state().forgetUnheard(model.vocabulary().bits(control));
        } else {
            run.state().controls &= ~model.vocabulary().bits(control);
            run.state().forgetAnswers(model.vocabulary().bits(control));
            run.state().controls |= accepted ? model.vocabulary().bits(control, people) : 0;
        }
    }

    private void noteUnheard(@Nullable String control, @Nullable String word) {
        if (UNHEARD_OF.equals(word)) {
            run.state().unheard |= model.vocabulary().bit(control);
        }
    }

    /** A task that is created again forgets the previous decision. */
    void createTask(Token token, NodeAction.Human human) {
        run.state().controls &= ~model.vocabulary().bits(human.control());
        if (model.is(token.parent, Kind.MULTI)) {
            // In a multi-instance activity, each instance may refuse for all.
            run.state().forgetUnheard(model.vocabulary().bits(human.control()));
        } else {
            run.state().forgetAnswers(model.vocabulary().bits(human.control()));
        }
        if (!human.variable().isEmpty()) {
            run.memory().write(token.frame(), human.variable(), null);
        }
    }

    private void decide(Token token, NodeAction.Human human) {
        var word = human.decisions().isEmpty() ? null : choose(human.decisions(), human.control() != null);
        if (word != null && !human.variable().isEmpty()) {
            run.memory().write(token.frame(), human.variable(), word);
        }
        var accepted = word == null || human.accepts().contains(word);
        if (accepted && human.control() != null) {
            model.promises()
                    .dependent(human, given())
                    .ifPresent(why -> run.notes().observe(Property.INDEPENDENCE, why));
        }
        provide(token, human.control(), human.people(), accepted);
        noteUnheard(human.control(), word);
        if (!accepted && !UNHEARD_OF.equals(word)) {
            run.state().rejected |= model.vocabulary().bit(human.control());
        }
        run.leave(token);
    }

    private void ask(Token token, NodeAction.Table table) {
        var known = new TreeMap<String, String>();
        table.decision().inputs().forEach(input -> {
            var word = run.memory().read(token.frame(), input);
            if (word != null) {
                known.put(input, word);
            }
        });
        if (model.vocabulary().index(table.result()) >= 0) {
            answer(token, table.result(), table.decision().answers(known));
        }
    }

    private void answer(Token token, String result, Answers answers) {
        var values = List.copyOf(new TreeSet<>(answers.values()));
        var choice = run.choices().choose(values.size() + (answers.orNone() ? 1 : 0));
        run.memory().write(token.frame(), result, choice == values.size() ? null : values.get(choice));
    }

    private void compensate(Token token, NodeAction.Compensates compensates) {
        var scope = token.parent;
        var completed = compensates.activities().stream()
                .map(model.net()::node)
                .filter(activity -> (scope.done & model.compensationBit(activity)) != 0)
                .toList();
        completed.forEach(activity -> undo(token, scope, activity));
        if (completed.isEmpty()) {
            run.leave(token);
        }
    }

    /** As often as it was completed: once, or any number of times. */
    private void undo(Token token, Token scope, Node activity) {
        var bit = model.compensationBit(activity);
        var counted = model.counted(activity.handler());
        var number = (scope.again & bit) == 0 ? 1 : 2 + run.choices().choose(counted);
        scope.done &= ~bit;
        scope.again &= ~bit;
        if (number > counted) {
            run.enter(token, activity.handler()).flags |= Token.MANY;
        } else {
            for (var i = 0; i < number; i++) {
                run.enter(token, activity.handler());
            }
        }
    }
}
