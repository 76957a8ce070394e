package io.muster.verification;

import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.DiagramUnreadable;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;

/** The groups of diagrams in a deployment that belong together because their processes call each other. */
public final class CalledProcesses {

    private CalledProcesses() {}

    /**
     * The diagrams of these processes and of all processes they call, in the order given.
     *
     * @throws DiagramUnreadable if one is not BPMN
     */
    public static List<DeploymentFile> with(Set<String> processes, Collection<DeploymentFile> all) {
        var needed = new LinkedHashSet<DeploymentFile>();
        var open = new ArrayDeque<>(processes);
        var seen = new LinkedHashSet<String>();
        while (!open.isEmpty()) {
            var process = open.remove();
            if (seen.add(process)) {
                all.stream().filter(diagram -> ids(diagram).contains(process)).forEach(diagram -> {
                    needed.add(diagram);
                    open.addAll(called(diagram));
                });
            }
        }
        return all.stream().filter(needed::contains).toList();
    }

    /** Those of these processes that no other diagram calls; all of them if they only call each other. */
    public static Set<String> outermost(Set<String> processes, Collection<DeploymentFile> all) {
        var outermost = new TreeSet<>(processes);
        all.forEach(diagram -> {
            var inside = new HashSet<>(called(diagram));
            inside.removeAll(ids(diagram));
            outermost.removeAll(inside);
        });
        return outermost.isEmpty() ? processes : outermost;
    }

    /** This process and all processes it calls, directly or indirectly. */
    public static Set<String> reached(String process, Collection<DeploymentFile> all) {
        return with(Set.of(process), all).stream()
                .flatMap(diagram -> ids(diagram).stream())
                .collect(Collectors.toSet());
    }

    /**
     * Processes that were proved only as parts of their callers, and so must not be started directly.
     *
     * @param all diagrams of one deployment
     */
    public static Set<String> onlyCalled(Collection<DeploymentFile> all) {
        var processes = Processes.of(all);
        var called = new TreeSet<>(processes.all().keySet());
        processes.roots().forEach(called::remove);
        return called;
    }

    private static Set<String> ids(DeploymentFile diagram) {
        return diagram.model().getModelElementsByType(Process.class).stream()
                .map(Process::getId)
                .collect(Collectors.toSet());
    }

    private static Set<String> called(DeploymentFile diagram) {
        return diagram.model().getModelElementsByType(CallActivity.class).stream()
                .map(CallActivity::getCalledElement)
                .filter(called -> called != null)
                .collect(Collectors.toSet());
    }
}
