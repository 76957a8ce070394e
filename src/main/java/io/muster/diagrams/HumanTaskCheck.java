package io.muster.diagrams;

import io.muster.diagrams.DiagramProblem.ProblemCollector;
import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.FileElement;
import io.muster.processfiles.HumanTask;
import io.muster.processfiles.HumanTask.HumanTaskProperties;
import io.muster.security.UserGroup;
import io.muster.security.UserGroups;
import io.muster.verification.condition.EngineWords;
import io.muster.verification.model.TimerDuration;
import java.util.List;

/** The check that a human task defines everything its decision needs, and that someone is eligible to take it. */
final class HumanTaskCheck {

    private final UserGroups groups;
    private final DeclaredVariables declared;
    private final ProblemCollector refusals;

    HumanTaskCheck(UserGroups groups, DeclaredVariables declared, ProblemCollector refusals) {
        this.groups = groups;
        this.declared = declared;
        this.refusals = refusals;
    }

    void check(FileElement element) {
        var task = BpmnXml.humanTask(element);
        checkGroups(element, task);
        checkDecisions(element, task);
        checkVariable(element, task);
        checkSeparation(element, task);
        checkQuorum(element, task);
        checkDueDate(element);
    }

    private void checkGroups(FileElement element, HumanTask task) {
        if (task.groups().isEmpty()) {
            refuse(Rule.SIGN_OFF, element, "camunda:candidateGroups is missing");
            return;
        }
        refuseUnknownGroups(groups, element, task.groups(), refusals);
        var known = task.groups().stream()
                .flatMap(group -> groups.find(group).stream())
                .toList();
        if (!known.isEmpty() && known.stream().noneMatch(UserGroup::hasTasks)) {
            refuse(Rule.ELIGIBLE, element, "no group of %s has a task list".formatted(task.groups()));
        }
    }

    static void refuseUnknownGroups(
            UserGroups known, FileElement element, List<String> groups, ProblemCollector refusals) {
        groups.stream()
                .filter(group -> !known.contains(group))
                .forEach(group -> refusals.refuse(
                        Rule.SIGN_OFF,
                        element,
                        "group '%s' does not exist; known are %s".formatted(group, known.ids())));
    }

    private void checkDecisions(FileElement element, HumanTask task) {
        if (task.decisions().isEmpty() || !task.decisions().stream().allMatch(BpmnXml::isWord)) {
            refuse(Rule.SIGN_OFF, element, "%s must list words".formatted(HumanTaskProperties.DECISIONS));
        }
        if (!task.decisions().containsAll(task.accepts())) {
            refuse(
                    Rule.SIGN_OFF,
                    element,
                    "%s names a word that is not among %s"
                            .formatted(HumanTaskProperties.ACCEPTS, HumanTaskProperties.DECISIONS));
        }
        checkAcceptance(element, task);
        if (!task.decisions().containsAll(task.needsConditions())) {
            refuse(
                    Rule.SIGN_OFF,
                    element,
                    "%s names a word that is not among %s"
                            .formatted(HumanTaskProperties.NEEDS_CONDITIONS, HumanTaskProperties.DECISIONS));
        }
    }

    /** A sign-off that cannot be refused, or whose refusal counts as acceptance, protects nothing. */
    private void checkAcceptance(FileElement element, HumanTask task) {
        if (!task.isSignOff()) {
            return;
        }
        if (!task.decisions().isEmpty() && task.accepts().containsAll(task.decisions())) {
            refuse(
                    Rule.SIGN_OFF,
                    element,
                    "every word of %s is in %s, so no one could refuse: leave at least one out"
                            .formatted(HumanTaskProperties.DECISIONS, HumanTaskProperties.ACCEPTS));
        }
        task.accepts().stream()
                .filter(HumanTaskProperties::isRefusing)
                .forEach(word -> refuse(
                        Rule.SIGN_OFF,
                        element,
                        "%s counts '%s' as acceptance, but the word says no; take it out or use another word"
                                .formatted(HumanTaskProperties.ACCEPTS, word)));
    }

    private void checkVariable(FileElement element, HumanTask task) {
        if (!EngineWords.isVariable(task.variable())) {
            refuse(
                    Rule.SIGN_OFF,
                    element,
                    "%s must be a name that means nothing else to the engine, which '%s' is not"
                            .formatted(HumanTaskProperties.VARIABLE, task.variable()));
        }
        declared.otherWriter(task)
                .ifPresent(other -> refuse(
                        Rule.VARIABLE, element, "'%s' is written by %s already".formatted(task.variable(), other)));
    }

    private void checkSeparation(FileElement element, HumanTask task) {
        if (task.isSignOff() && task.differsFrom().isEmpty()) {
            refuse(Rule.SIGN_OFF, element, "%s is missing on a sign-off".formatted(HumanTaskProperties.DIFFERS_FROM));
        }
        if (task.onlyBy() != null && !task.isLeftToDeveloper() && !task.isLeftToOwner()) {
            refuse(
                    Rule.SIGN_OFF,
                    element,
                    "%s can be '%s' or '%s' only"
                            .formatted(
                                    HumanTaskProperties.ONLY_BY,
                                    HumanTaskProperties.DEVELOPER,
                                    HumanTaskProperties.OWNER));
        }
        if (task.isSignOff() && task.isLeftToDeveloper()) {
            refuse(
                    Rule.SIGN_OFF,
                    element,
                    "no one may sign off their own work: %s".formatted(HumanTaskProperties.ONLY_BY));
        }
        if (task.onlyBy() != null && task.differsFrom().contains(task.onlyBy())) {
            refuse(
                    Rule.ELIGIBLE,
                    element,
                    "only the %s may decide, but the same diagram excludes them".formatted(task.onlyBy()));
        }
    }

    private void checkQuorum(FileElement element, HumanTask task) {
        if (task.quorum() == 0) {
            refuse(
                    Rule.QUORUM,
                    element,
                    "%s must be a number from 1 to %d"
                            .formatted(HumanTaskProperties.QUORUM, HumanTaskProperties.MOST_PEOPLE));
        } else if (task.needsSeveral() && !task.isSignOff()) {
            refuse(Rule.QUORUM, element, "%s on a task that is not a sign-off".formatted(HumanTaskProperties.QUORUM));
        } else if (task.needsSeveral() && task.accepts().isEmpty()) {
            refuse(Rule.QUORUM, element, "no word of %s counts as acceptance".formatted(HumanTaskProperties.ACCEPTS));
        }
    }

    private void checkDueDate(FileElement element) {
        var due = BpmnXml.camunda(element, "dueDate");
        if (due != null && TimerDuration.read(due).isEmpty()) {
            refuse(Rule.TIMER, element, "camunda:dueDate '%s' is not %s".formatted(due, TimerDuration.EXPECTED));
        }
    }

    private void refuse(Rule rule, FileElement element, String what) {
        refusals.refuse(rule, element, what);
    }
}
