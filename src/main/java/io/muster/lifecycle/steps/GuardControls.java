package io.muster.lifecycle.steps;

import io.muster.engine.Engine;
import io.muster.evidence.Evidence;
import io.muster.evidence.lock.VersionLock;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.lifecycle.steps.Controls.Demand;
import io.muster.processfiles.HumanTask.HumanTaskProperties;
import io.muster.proofs.Demands;
import io.muster.shared.Actor;
import io.muster.signoff.ProcessSubject.Classification;
import io.muster.signoff.ProcessSubject.ProcessSubjects;
import io.muster.signoff.ProcessSubject.Subject;
import io.muster.step.GuardCheck;
import io.muster.step.StepContext;
import io.muster.step.StepContract;
import io.muster.verification.model.Guard;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The check within a guarded step of what the proof guarantees about the paths to it: the controls that the same tables
 * require for this guard, tier and origin were provided in this process, about the present artifact, after the last
 * event that voids them, by people whom the policy accepts together.
 *
 * <p>Taking a version out of service is the safe side: a policy may require nothing of a rollback or a suspension, so
 * that an emergency passes. It must require something of everything else.
 */
@Component
class GuardControls implements GuardCheck {

    private final Controls controls;
    private final Demands policy;
    private final ProcessSubjects subjects;
    private final Engine engine;
    private final VersionLock locks;

    GuardControls(Controls controls, Demands policy, ProcessSubjects subjects, Engine engine, VersionLock locks) {
        this.controls = controls;
        this.policy = policy;
        this.subjects = subjects;
        this.engine = engine;
        this.locks = locks;
    }

    @Override
    public void require(StepContract step, StepContext context) {
        // Otherwise a person could reject, or change the tier, between the check and the step.
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            locks.take(context.subject());
        }
        require(Guard.valueOf(step.declaration().guard().name()), context);
    }

    private void require(Guard guard, StepContext context) {
        var kind = subjects.of(context.subject());
        var about = kind.classification(context.subject());
        var demands = policy.of(guard, about).entrySet().stream()
                .map(demand -> new Demand(demand.getKey(), demand.getValue()))
                .toList();
        if (demands.isEmpty() && !guard.restores()) {
            throw LifecycleProblem.controlsMissing(
                    context.subject(), List.of("any: the policy demands none of '%s'".formatted(Demands.word(guard))));
        }
        var subject = kind.subject(context.subject());
        var grounds = controls.requireEach(context, context.subject(), subject.content(), demands);
        requireSeparate(context, subject, about, grounds);
    }

    private void requireSeparate(StepContext context, Subject subject, Classification about, List<Evidence> grounds) {
        var objections = new ArrayList<String>();
        for (var ground : grounds) {
            if (ground.signOff().isPresent()) {
                policy.separatedFrom(Controls.controlOf(ground), about).stream()
                        .filter(from -> isOneOf(context, subject, from, ground.by()))
                        .forEach(from -> objections.add("%s by a person other than '%s', who has already provided '%s'"
                                .formatted(Controls.controlOf(ground), ground.by(), from)));
            }
        }
        if (!objections.isEmpty()) {
            throw LifecycleProblem.controlsMissing(context.subject(), objections);
        }
    }

    private boolean isOneOf(StepContext context, Subject subject, String from, Actor person) {
        return switch (from) {
            case HumanTaskProperties.DEVELOPER -> person.samePersonAs(subject.author());
            case HumanTaskProperties.STARTER ->
                engine.starter(context.rootInstance())
                        .filter(person::samePersonAs)
                        .isPresent();
            default ->
                controls.provided(context, context.subject(), subject.content(), from).stream()
                        .anyMatch(other -> other.by().samePersonAs(person));
        };
    }
}
