package io.muster.verification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;

/** The executable processes of a deployment. */
final class Processes {

    private final Map<String, Process> all = new TreeMap<>();

    private Processes() {}

    static Processes of(Collection<Diagram> diagrams) {
        var processes = new Processes();
        diagrams.forEach(processes::add);
        return processes;
    }

    private void add(Diagram diagram) {
        for (var process : BpmnFile.read(diagram).getModelElementsByType(Process.class)) {
            if (process.isExecutable() && all.putIfAbsent(process.getId(), process) != null) {
                throw new DiagramUnreadable(diagram.name(), "there is another process '%s'".formatted(process.getId()));
            }
        }
    }

    Map<String, Process> all() {
        return all;
    }

    /**
     * Processes that begin by themselves: those that nobody calls, and those that people or messages may start as well.
     */
    List<String> startable() {
        var called = called();
        return all.values().stream()
                .filter(process -> !called.contains(process.getId()) || startsByItself(process))
                .map(Process::getId)
                .toList();
    }

    private Set<String> called() {
        return all.values().stream()
                .flatMap(process -> process.getModelInstance().getModelElementsByType(CallActivity.class).stream())
                .filter(call -> call.getCalledElement() != null)
                .map(CallActivity::getCalledElement)
                .collect(Collectors.toSet());
    }

    private static boolean startsByItself(Process process) {
        return process.getCamundaCandidateStarterGroups() != null
                || process.getCamundaCandidateStarterUsers() != null
                || process.getChildElementsByType(StartEvent.class).stream()
                        .anyMatch(start -> !start.getEventDefinitions().isEmpty());
    }
}
