package io.muster.verification;

import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.DiagramUnreadable;
import io.muster.verification.model.Violation.Untranslated;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.xml.impl.ModelImpl;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The executable processes of a deployment, and those among them from whose start everything must be proved. */
final class Processes {

    /** The model API has no type for it, so the translation refuses it with a reason of its own. */
    private static final String LOOP_MARKER = "standardLoopCharacteristics";

    private final Map<String, Process> all = new TreeMap<>();
    private final List<Untranslated> idle = new ArrayList<>();

    private Processes() {}

    static Processes of(Collection<DeploymentFile> diagrams) {
        var processes = new Processes();
        diagrams.forEach(processes::add);
        return processes;
    }

    private void add(DeploymentFile diagram) {
        var drawn = diagram.model().getModelElementsByType(Process.class);
        var executable = drawn.stream().filter(Process::isExecutable).toList();
        if (executable.isEmpty()) {
            var first = drawn.stream().map(Process::getId).findFirst().orElse("");
            idle.add(new Untranslated(
                    first,
                    first,
                    "'%s' has no process with isExecutable = true, so there is nothing to prove"
                            .formatted(diagram.name())));
        }
        for (var process : executable) {
            if (all.putIfAbsent(process.getId(), process) != null) {
                throw new DiagramUnreadable(diagram.name(), "there is another process '%s'".formatted(process.getId()));
            }
        }
    }

    Map<String, Process> all() {
        return all;
    }

    /** Diagrams without an executable process. */
    List<Untranslated> idle() {
        return idle;
    }

    /** Elements of executable processes that the model API has no type for. */
    List<Untranslated> strange() {
        return all.values().stream()
                .flatMap(process -> strange(process, process.getDomElement(), process.getId()))
                .toList();
    }

    private static Stream<Untranslated> strange(Process process, DomElement around, String id) {
        return around.getChildElements().stream()
                .filter(child -> BpmnModelConstants.BPMN20_NS.equals(child.getNamespaceURI()))
                .flatMap(child -> {
                    var nearest = child.getAttribute("id") == null ? id : child.getAttribute("id");
                    return isKnown(process, child)
                            ? strange(process, child, nearest)
                            : Stream.of(new Untranslated(
                                    process.getId(), nearest, "'%s' cannot be read".formatted(child.getLocalName())));
                });
    }

    private static boolean isKnown(Process process, DomElement element) {
        return LOOP_MARKER.equals(element.getLocalName())
                || ((ModelImpl) process.getModelInstance().getModel())
                                .getTypeForName(element.getNamespaceURI(), element.getLocalName())
                        != null;
    }

    /**
     * Processes from which every other one is reached: those that people, messages or other events start, those that no
     * other executable process calls, and those called only by processes that cannot be started themselves. Any other
     * process can be started by its callers only; {@link CalledProcesses#onlyCalled} lists these.
     */
    List<String> roots() {
        var called = all.keySet().stream().collect(Collectors.toMap(id -> id, this::calledBy));
        var roots = new TreeSet<String>();
        all.values().stream()
                .filter(process -> startsByItself(process) || isCalledByNoOther(process.getId(), called))
                .forEach(process -> roots.add(process.getId()));
        var left = new TreeSet<>(all.keySet());
        left.removeAll(reached(roots, called));
        // Cycles of calls that no other process leads into.
        roots.addAll(left);
        return List.copyOf(roots);
    }

    private static boolean isCalledByNoOther(String process, Map<String, Set<String>> called) {
        return called.entrySet().stream()
                .noneMatch(caller ->
                        !caller.getKey().equals(process) && caller.getValue().contains(process));
    }

    private static Set<String> reached(Set<String> roots, Map<String, Set<String>> called) {
        var reached = new TreeSet<>(roots);
        var open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            called.get(open.remove()).stream().filter(reached::add).forEach(open::add);
        }
        return reached;
    }

    /** Processes of this deployment that are called by name; a computed name is ignored. */
    private Set<String> calledBy(String id) {
        var process = all.get(id);
        return process.getModelInstance().getModelElementsByType(CallActivity.class).stream()
                .filter(call -> liesIn(call, process))
                .map(CallActivity::getCalledElement)
                .filter(called -> called != null && all.containsKey(called))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean liesIn(ModelElementInstance element, Process process) {
        for (var around = element; around != null; around = around.getParentElement()) {
            if (around.equals(process)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsByItself(Process process) {
        return process.getCamundaCandidateStarterGroups() != null
                || process.getCamundaCandidateStarterUsers() != null
                || process.getChildElementsByType(StartEvent.class).stream()
                        .anyMatch(start -> !start.getEventDefinitions().isEmpty());
    }
}
