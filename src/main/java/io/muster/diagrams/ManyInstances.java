package io.muster.diagrams;

import io.muster.diagrams.DiagramProblem.ProblemCollector;
import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.FileElement;
import io.muster.processfiles.HumanTask;
import io.muster.processfiles.HumanTask.HumanTaskProperties;
import io.muster.verification.condition.Condition;
import io.muster.verification.condition.Condition.ConditionNotPermitted;
import io.muster.verification.condition.EngineWords;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The rules for multi-instance activities. The number of instances must be in the diagram, because no variable holds a
 * list. The engine counts in variables of its own, which are not written in a person's request: hence the save point
 * before it, and neither human tasks nor long steps as the activity itself, because the engine saves after each of
 * them.
 */
final class ManyInstances {

    private static final Pattern COUNT = Pattern.compile("[1-9]\\d?");

    private final FileElement activity;
    private final FileElement loop;
    private final ProblemCollector refusals;

    ManyInstances(FileElement activity, FileElement loop, ProblemCollector refusals) {
        this.activity = activity;
        this.loop = loop;
        this.refusals = refusals;
    }

    /** Checks its own attributes. */
    void check() {
        var counts = BpmnXml.children(loop, "loopCardinality").toList();
        if (counts.size() != 1 || !COUNT.matcher(counts.get(0).text().strip()).matches()) {
            refuse("expected one loopCardinality from 1 to 99");
        }
        BpmnXml.children(loop, "completionCondition").forEach(this::checkCompletion);
        if (!"true".equals(BpmnXml.camunda(activity, "asyncBefore"))) {
            refuse("camunda:asyncBefore must be true at the activity");
        }
        if (BpmnXml.camunda(loop, "asyncBefore") != null || BpmnXml.camunda(loop, "asyncAfter") != null) {
            refuse("a save point at each instance; put it at the activity");
        }
        var isShort = BpmnXml.is(activity, "businessRuleTask")
                || BpmnXml.is(activity, "serviceTask")
                        && BpmnXml.shortStep(activity).isPresent();
        if (!isShort && !BpmnXml.is(activity, "subProcess") && !BpmnXml.is(activity, "callActivity")) {
            refuse("only sub-processes, calls, tables and short steps; draw a sub-process around it");
        }
    }

    private void checkCompletion(FileElement completion) {
        try {
            Condition.parseCompletion(completion.text()).forEach(comparison -> {
                if (!EngineWords.COUNTERS.contains(comparison.variable())
                        || !(comparison.literal() instanceof Double)) {
                    refuse("a completion condition may only compare %s with numbers"
                            .formatted(EngineWords.COUNTERS.stream().sorted().toList()));
                }
            });
        } catch (ConditionNotPermitted e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Checks its contents, in called processes too.
     *
     * @param processes of the same deployment, by id
     */
    void checkInside(Function<String, Optional<FileElement>> processes) {
        checkInside(activity, processes, new HashSet<>());
    }

    private void checkInside(FileElement around, Function<String, Optional<FileElement>> processes, Set<String> seen) {
        around.all().forEach(element -> {
            if (BpmnXml.is(element, "messageEventDefinition")) {
                refuse("a message has one receiver, but here many would wait for it");
            } else if (BpmnXml.is(element, "userTask")) {
                checkPeople(BpmnXml.humanTask(element));
            } else if (BpmnXml.is(element, "callActivity")) {
                Optional.ofNullable(element.attribute("calledElement"))
                        .filter(seen::add)
                        .flatMap(processes)
                        .ifPresent(called -> checkInside(called, processes, seen));
            }
        });
    }

    private void checkPeople(HumanTask task) {
        if (!"true".equals(loop.attribute("isSequential"))) {
            refuse("'%s' is decided by people, who write one decision: isSequential must be true".formatted(task.id()));
        }
        if (task.isSignOff() && !task.differsFrom().contains(task.control())) {
            refuse("one person could give every sign-off of '%s': %s must name '%s' itself"
                    .formatted(task.id(), HumanTaskProperties.DIFFERS_FROM, task.control()));
        }
    }

    private void refuse(String what) {
        refusals.refuse(Rule.MANY, activity, what);
    }
}
