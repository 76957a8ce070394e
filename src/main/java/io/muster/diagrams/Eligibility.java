package io.muster.diagrams;

import io.muster.diagrams.DiagramRules.DeployedResources;
import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.HumanTask;
import io.muster.processfiles.HumanTask.HumanTaskProperties;
import io.muster.security.Role;
import io.muster.shared.Actor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The check that enough of today's users may decide. It refuses only what is certain: that too few candidates would be
 * left, no matter who gave the earlier sign-offs and who was the developer. The starter of a process is not considered,
 * because Muster starts some processes itself.
 */
final class Eligibility {

    private final DeploymentBundle bundle;
    private final DeployedResources resources;

    Eligibility(DeploymentBundle bundle, DeployedResources resources) {
        this.bundle = bundle;
        this.resources = resources;
    }

    /** @return why no one may decide; empty if someone may */
    Optional<String> objection(HumanTask task) {
        var candidates = members(task);
        if (candidates.isEmpty() || task.groups().isEmpty()) {
            return Optional.empty();
        }
        if (candidates.get().isEmpty()) {
            return Optional.of("no one is in %s".formatted(task.groups()));
        }
        var others = others(task);
        var someoneIsLeft = candidates.get().stream()
                .anyMatch(person -> others.values().stream()
                        .allMatch(there -> there.stream().anyMatch(other -> !other.samePersonAs(person))));
        return someoneIsLeft
                ? Optional.empty()
                : Optional.of("only %s may decide, but must differ from %s"
                        .formatted(sorted(candidates.get()), others.keySet()));
    }

    /**
     * For a quorum: the signers of an earlier control that has a quorum, too, exclude as many candidates.
     *
     * @return why there can never be enough people; empty if there can
     */
    Optional<String> shortage(HumanTask task) {
        var candidates = members(task);
        if (!task.needsSeveral() || candidates.isEmpty() || candidates.get().isEmpty()) {
            return Optional.empty();
        }
        var most = most(task, candidates.get());
        return most >= task.quorum()
                ? Optional.empty()
                : Optional.of("%d people must accept, but of %s at most %d can: they must differ from %s"
                        .formatted(task.quorum(), sorted(candidates.get()), most, task.differsFrom()));
    }

    private int most(HumanTask task, Set<Actor> candidates) {
        var left = candidates;
        var taken = 0;
        for (var other : others(task).entrySet()) {
            var signers = expected(other.getKey());
            var elsewhere = other.getValue().stream()
                    .filter(person -> candidates.stream().noneMatch(person::samePersonAs))
                    .count();
            taken = Math.max(taken, (int) Math.max(0, signers - elsewhere));
            if (other.getValue().size() <= signers) {
                left = without(left, other.getValue());
            }
        }
        return Math.min(left.size(), candidates.size() - taken);
    }

    /** The minimum number of people who take part in a control. */
    private int expected(String control) {
        return bundle.signOffs(control).stream()
                .mapToInt(HumanTask::quorum)
                .filter(quorum -> quorum > 0)
                .min()
                .orElse(1);
    }

    private static Set<Actor> without(Set<Actor> people, Set<Actor> others) {
        return people.stream()
                .filter(person -> others.stream().noneMatch(person::samePersonAs))
                .collect(Collectors.toSet());
    }

    /** Everyone from whom the signer of the task may have to differ, unless there is no one. */
    private Map<String, Set<Actor>> others(HumanTask task) {
        var others = new LinkedHashMap<String, Set<Actor>>();
        for (var from : task.differsFrom()) {
            if (from.equals(HumanTaskProperties.DEVELOPER)) {
                resources.inGroup(Role.DEVELOPER.group()).ifPresent(developers -> others.put(from, developers));
            } else if (!from.equals(HumanTaskProperties.STARTER)
                    && !from.equals(HumanTaskProperties.INVOLVED)
                    && !from.equals(task.control())) {
                others.put(from, signers(from));
            }
        }
        others.values().removeIf(Set::isEmpty);
        return others;
    }

    private Set<Actor> signers(String control) {
        return bundle.signOffs(control).stream()
                .flatMap(task -> members(task).stream())
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private Optional<Set<Actor>> members(HumanTask task) {
        var groups = task.groups().stream().map(resources::inGroup).toList();
        return groups.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(groups.stream()
                        .flatMap(Optional::stream)
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()));
    }

    private static String sorted(Set<Actor> people) {
        return people.stream().map(Actor::id).sorted().collect(Collectors.joining(", "));
    }
}
