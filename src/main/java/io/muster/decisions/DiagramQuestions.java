package io.muster.decisions;

import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileElement;
import io.muster.processfiles.FileUnreadable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The decisions that diagrams use. A business rule task expects one answer (MUSTER-214). */
public final class DiagramQuestions {

    private static final String DECISION = "decisionRef";

    private final Map<String, String> askers = new TreeMap<>();

    /** A diagram that is not XML adds nothing here; the proof reports it. */
    void add(DeploymentFile diagram) {
        diagram.readableRoot().stream()
                .flatMap(FileElement::all)
                .filter(element -> element.tag().equals("businessRuleTask"))
                .forEach(task -> askers.putIfAbsent(
                        Optional.ofNullable(BpmnXml.camunda(task, DECISION)).orElse(""),
                        "%s in %s".formatted(task.attribute("id"), diagram.name())));
    }

    /**
     * Ids of all decisions that a diagram names, in any element and version.
     *
     * @param inputs of steps that name a decision
     * @throws FileUnreadable if it is not XML
     */
    public static Set<String> named(DeploymentFile diagram, Set<String> inputs) throws FileUnreadable {
        return diagram.root()
                .all()
                .map(element -> named(element, inputs))
                .filter(decision -> !decision.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String named(FileElement element, Set<String> inputs) {
        return "inputParameter".equals(element.tag()) && inputs.contains(element.attribute("name"))
                ? element.content().strip()
                : Optional.ofNullable(BpmnXml.camunda(element, DECISION))
                        .orElse("")
                        .strip();
    }

    /** Decisions by id, each with one of the tasks that use it. */
    Map<String, String> askers() {
        return askers;
    }
}
