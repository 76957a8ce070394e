package io.muster.verification.net;

import io.muster.verification.model.Violation.Untranslated;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.jspecify.annotations.Nullable;

/**
 * The size of a process with all it calls, computed before the net is built: called processes replace each of their
 * calls, so the size grows with every level.
 */
final class Sizes {

    /** The highest number of elements of a process with all it calls. */
    static final int MOST_ELEMENTS = 5_000;

    /** The deepest permitted nesting of sub-processes. */
    static final int MOST_LEVELS = 30;

    private final Map<String, Process> processes;
    private final Map<String, Drawn> drawn = new HashMap<>();
    private final Map<List<Object>, Long> sizes = new HashMap<>();

    Sizes(Map<String, Process> processes) {
        this.processes = processes;
    }

    /**
     * The size of a process without its calls.
     *
     * @param tooDeep the first sub-process nested too deeply, or null
     */
    private record Drawn(long elements, @Nullable String tooDeep, List<String> calls) {}

    private record Level(Collection<FlowElement> elements, int depth) {}

    /** @return which part of a process is too large, and why; empty if none is */
    Optional<Untranslated> objection(String process) {
        for (var each : reached(process)) {
            var tooDeep = drawn(each).tooDeep();
            if (tooDeep != null) {
                return Optional.of(
                        new Untranslated(each, tooDeep, "more than %d nested sub-processes".formatted(MOST_LEVELS)));
            }
        }
        return size(process, 0) > MOST_ELEMENTS
                ? Optional.of(new Untranslated(
                        process,
                        process,
                        "more than %,d elements, with those of the processes it calls counted for each call"
                                .formatted(MOST_ELEMENTS)))
                : Optional.empty();
    }

    private Set<String> reached(String process) {
        var reached = new HashSet<>(Set.of(process));
        var open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            drawn(open.remove()).calls().stream().filter(reached::add).forEach(open::add);
        }
        return reached;
    }

    /** Calls nested more deeply than is translated do not count. */
    private long size(String process, int depth) {
        var key = List.<Object>of(process, depth);
        var known = sizes.get(key);
        if (known != null) {
            return known;
        }
        var size = drawn(process).elements();
        if (depth < Translator.DEEPEST) {
            for (var called : drawn(process).calls()) {
                size = Math.min(size + size(called, depth + 1), MOST_ELEMENTS + 1L);
            }
        }
        sizes.put(key, size);
        return size;
    }

    private Drawn drawn(String process) {
        return drawn.computeIfAbsent(process, id -> read(processes.get(id)));
    }

    private Drawn read(Process process) {
        var calls = new ArrayList<String>();
        var elements = 0L;
        String tooDeep = null;
        var open = new ArrayDeque<>(List.of(new Level(process.getFlowElements(), 0)));
        while (!open.isEmpty()) {
            var level = open.remove();
            for (var element : level.elements()) {
                elements += element instanceof FlowNode ? 1 : 0;
                elements += element instanceof Activity activity && activity.getLoopCharacteristics() != null ? 1 : 0;
                if (element instanceof SubProcess inner && level.depth() == MOST_LEVELS) {
                    tooDeep = tooDeep == null ? inner.getId() : tooDeep;
                } else if (element instanceof SubProcess inner) {
                    open.add(new Level(inner.getFlowElements(), level.depth() + 1));
                } else if (element instanceof CallActivity call
                        && call.getCalledElement() != null
                        && processes.containsKey(call.getCalledElement())) {
                    calls.add(call.getCalledElement());
                }
            }
        }
        return new Drawn(elements, tooDeep, calls);
    }
}
