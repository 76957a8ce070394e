package io.muster.lifecycle.steps;

import io.muster.evidence.Evidence;
import io.muster.evidence.Turns;
import io.muster.verification.HumanTaskProperties;
import io.muster.lifecycle.engine.Decisions;
import io.muster.lifecycle.engine.Engine;
import io.muster.lifecycle.matter.Matter.Classification;
import io.muster.lifecycle.matter.Matter.Subject;
import io.muster.lifecycle.matter.Matters;
import io.muster.lifecycle.proof.PolicyTables;
import io.muster.lifecycle.step.GuardCheck;
import io.muster.lifecycle.step.StepContext;
import io.muster.lifecycle.step.StepContract;
import io.muster.lifecycle.steps.Controls.Demand;
import io.muster.shared.Actor;
import io.muster.verification.Guard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Checks in the step what the proof promises of the way to it: the controls that the same tables demand of this guard, tier
 * and origin, provided in this process, about the present artifact, after the last event that voids them, by people whom
 * the policy lets stand beside each other.
 *
 * <p>Taking out of service is the safe side: a policy that demands nothing of a rollback or a suspension lets an emergency
 * through. Of everything else it must demand something.
 */
@Component
class GuardControls implements GuardCheck {

    private final Controls controls;
    private final Decisions decisions;
    private final Matters matters;
    private final Engine engine;
    private final Turns turns;

    GuardControls(Controls controls, Decisions decisions, Matters matters, Engine engine, Turns turns) {
        this.controls = controls;
        this.decisions = decisions;
        this.matters = matters;
        this.engine = engine;
        this.turns = turns;
    }

    @Override
    public void require(StepContract step, StepContext context) {
        // Otherwise somebody could reject, or change the tier, between the look and the step.
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            turns.take(context.version());
        }
        var guard = Guard.valueOf(step.declaration().guard().name());
        var matter = matters.of(context.version());
        var about = matter.classification(context.version());
        var demands = demands(guard, about);
        if (demands.isEmpty() && !guard.restores()) {
            throw new ControlsMissing(
                    context.version(),
                    List.of("any: the policy demands none of '%s'".formatted(PolicyTables.word(guard))));
        }
        var subject = matter.subject(context.version());
        var grounds = controls.requireEach(context, context.version(), subject.content(), demands);
        requireSeparate(context, subject, about, grounds);
    }

    private List<Demand> demands(Guard guard, Classification about) {
        var people = new LinkedHashMap<String, Integer>();
        PolicyTables.demandedBy(guard).stream()
                .flatMap(table -> decisions
                        .ask(table, inputs(about, "guard", PolicyTables.word(guard)))
                        .rows()
                        .stream())
                .map(Demand::of)
                .forEach(demand -> people.merge(demand.control(), demand.people(), Math::max));
        return people.entrySet().stream()
                .map(demand -> new Demand(demand.getKey(), demand.getValue()))
                .toList();
    }

    private void requireSeparate(
            StepContext context, Subject subject, Classification about, List<Evidence> grounds) {
        var objections = new ArrayList<String>();
        for (var ground : grounds) {
            if (ground.signOff().isPresent()) {
                separatedFrom(Controls.controlOf(ground), about)
                        .filter(from -> isOneOf(context, subject, from, ground.by()))
                        .forEach(from -> objections.add("%s by somebody else than '%s', who stands for '%s', too"
                                .formatted(Controls.controlOf(ground), ground.by(), from)));
            }
        }
        if (!objections.isEmpty()) {
            throw new ControlsMissing(context.version(), objections);
        }
    }

    private Stream<String> separatedFrom(String control, Classification about) {
        return decisions.ask(PolicyTables.SEPARATIONS, inputs(about, "control", control)).rows().stream()
                .map(row -> String.valueOf(row.get("from")));
    }

    private boolean isOneOf(StepContext context, Subject subject, String from, Actor person) {
        return switch (from) {
            case HumanTaskProperties.DEVELOPER -> person.samePersonAs(subject.author());
            case HumanTaskProperties.STARTER ->
                engine.starter(context.rootInstance())
                        .filter(person::samePersonAs)
                        .isPresent();
            default ->
                controls.provided(context, context.version(), subject.content(), from).stream()
                        .anyMatch(other -> other.by().samePersonAs(person));
        };
    }

    /** What is not known is stated as null: the engine wants every input. */
    private static Map<String, Object> inputs(Classification about, String name, String value) {
        var inputs = new HashMap<String, Object>();
        inputs.put(name, value);
        inputs.put(Words.TIER, about.tier());
        inputs.put(Words.ORIGIN, about.origin());
        return inputs;
    }
}
