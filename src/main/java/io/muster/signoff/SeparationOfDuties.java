package io.muster.signoff;

import io.muster.evidence.Evidence;
import io.muster.evidence.SignOff;
import io.muster.processfiles.HumanTask;
import io.muster.processfiles.HumanTask.HumanTaskProperties;
import io.muster.security.UserDirectory;
import io.muster.shared.Actor;
import io.muster.shared.SubjectId;
import io.muster.signoff.DecisionListener.Place;
import io.muster.step.BusinessKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Separation of duties (four eyes): who may decide on a task. Exclusion beats membership of a group. Earlier deciders
 * are read from the evidence they left, the starter from the engine's history. Neither is read from variables, which
 * are only as trustworthy as their last writer.
 */
@Component
class SeparationOfDuties {

    private final UserDirectory people;
    private final ApprovalRound round;
    private final RunningProcesses running;

    SeparationOfDuties(@Lazy UserDirectory people, ApprovalRound round, RunningProcesses running) {
        this.people = people;
        this.running = running;
        this.round = round;
    }

    /** @return why this person may not decide; empty if the person may */
    Optional<String> objection(Place place, DecisionContext context, Actor person) {
        var groups = groups(place, context);
        return isMember(groups, person)
                ? exclusions(place, context).objection(person)
                : Optional.of("'%s' is in none of the groups %s".formatted(person, groups));
    }

    /** The groups in the diagram; for a task reserved for the owner, only the owner's. */
    List<String> groups(Place place, DecisionContext context) {
        if (!place.task().isLeftToOwner()) {
            return place.task().groups();
        }
        var owner = context.ownerGroup();
        return place.task().groups().stream()
                .filter(group -> owner.filter(group::equals).isPresent())
                .toList();
    }

    /** Members of the groups who must not decide because of who they are or what they did. */
    Set<Actor> excludedMembers(Place place, DecisionContext context) {
        var excluded = exclusions(place, context).excluded().keySet();
        return excluded.isEmpty()
                ? Set.of()
                : groups(place, context).stream()
                        .flatMap(group -> people.inGroup(group).stream())
                        .filter(member -> excluded.stream().anyMatch(member::samePersonAs))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** All people who could decide now. */
    Set<Actor> eligible(Place place, DecisionContext context) {
        var exclusions = exclusions(place, context);
        return groups(place, context).stream()
                .flatMap(group -> people.inGroup(group).stream())
                .filter(person -> exclusions.objection(person).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The people who may not decide on a version, regardless of their groups.
     *
     * @param excluded people, with the reason for each
     */
    private record Exclusions(HumanTask task, SubjectId subject, Actor developer, Map<Actor, String> excluded) {

        Optional<String> objection(Actor person) {
            if (task.isLeftToDeveloper() && !person.samePersonAs(developer)) {
                return Optional.of("only '%s', the developer of %s, may decide".formatted(developer, subject));
            }
            return excluded.entrySet().stream()
                    .filter(entry -> entry.getKey().samePersonAs(person))
                    .map(entry -> "'%s' is excluded as %s of %s".formatted(person, entry.getValue(), subject))
                    .findFirst();
        }
    }

    private Exclusions exclusions(Place place, DecisionContext context) {
        var developer = context.author();
        var excluded = new LinkedHashMap<Actor, String>();
        if (place.task().isSignOff()) {
            context.loweredTheTier().forEach(person -> excluded.put(person, "one of the two who lowered the tier"));
            // Such an edit starts no process of its own, but is signed in this one.
            context.editorsDuring(place.rootInstance())
                    .forEach(person -> excluded.putIfAbsent(person, "one of those who edited the description"));
        }
        for (var from : place.task().differsFrom()) {
            switch (from) {
                case HumanTaskProperties.DEVELOPER -> excluded.put(developer, "the developer");
                case HumanTaskProperties.STARTER ->
                    starter(place.rootInstance())
                            .ifPresent(starter -> excluded.putIfAbsent(starter, "who started the process"));
                case HumanTaskProperties.INVOLVED ->
                    involved(place, context)
                            .forEach(person -> excluded.putIfAbsent(person, "who started or signed a process"));
                default ->
                    signers(context, place.rootInstance(), from)
                            .forEach(signer -> excluded.putIfAbsent(signer, "who signed '%s'".formatted(from)));
            }
        }
        if (place.task().needsSeveral()) {
            round.accepted(place, context)
                    .forEach(person -> excluded.putIfAbsent(person, "one of those who have already accepted"));
        }
        return new Exclusions(place.task(), place.subject(), developer, excluded);
    }

    /** People involved with the same version: they started a running process about it, or signed off its content. */
    private List<Actor> involved(Place place, DecisionContext context) {
        var signers = context.evidence().stream()
                .filter(evidence -> evidence.kind().equals(SignOff.KIND))
                .filter(evidence -> context.content().equals(Optional.ofNullable(evidence.artifact())))
                .map(Evidence::by);
        return Stream.concat(signers, running.starters(place.subject()).stream())
                .toList();
    }

    private static Optional<Actor> starter(String rootInstance) {
        return Optional.ofNullable(Context.getCommandContext()
                        .getHistoricProcessInstanceManager()
                        .findHistoricProcessInstance(rootInstance))
                .flatMap(instance -> Optional.ofNullable(instance.getStartUserId()))
                .map(Actor::person);
    }

    private static List<Actor> signers(DecisionContext context, String rootInstance, String control) {
        return context.evidence().stream()
                .filter(evidence -> evidence.kind().equals(SignOff.KIND))
                .filter(evidence -> rootInstance.equals(evidence.processInstance()))
                .filter(evidence ->
                        control.equals(evidence.body().path("control").asText()))
                .map(Evidence::by)
                .toList();
    }

    private boolean isMember(List<String> groups, Actor person) {
        return groups.stream().anyMatch(people.groups(person.id())::contains);
    }

    /** Other running processes about a version. */
    @Component
    static class RunningProcesses {

        private final HistoryService history;

        RunningProcesses(@Lazy HistoryService history) {
            this.history = history;
        }

        /** The person deciding may not be allowed to see others' history. */
        List<Actor> starters(SubjectId subject) {
            var running = Context.getCommandContext()
                    .runWithoutAuthorization(() -> history.createHistoricProcessInstanceQuery()
                            .processInstanceBusinessKey(BusinessKey.of(subject).toString())
                            .rootProcessInstances()
                            .unfinished()
                            .list());
            return running.stream()
                    .map(HistoricProcessInstance::getStartUserId)
                    .flatMap(user -> Optional.ofNullable(user).stream())
                    .map(Actor::person)
                    .toList();
        }
    }
}
