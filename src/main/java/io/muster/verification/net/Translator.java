package io.muster.verification.net;

import io.muster.verification.model.DiagramSemantics;
import io.muster.verification.model.Violation.Untranslated;
import io.muster.verification.net.Net.Scope;
import io.muster.verification.net.Node.ElementName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.jspecify.annotations.Nullable;

/** The translator of a process into a net, with called processes in place of their calls. */
public final class Translator {

    /** The deepest permitted nesting of calls. */
    static final int DEEPEST = 10;

    static final int MOST_ATTACHED = 31;
    static final int MOST_INSIDE = 31;
    static final int MOST_CONTROLS = 63;

    private static final int OUTERMOST = -1;

    private final Map<String, Process> processes;
    private final DiagramSemantics meanings;
    private final List<@Nullable Node> nodes = new ArrayList<>();
    private final List<@Nullable Scope> scopes = new ArrayList<>();
    private final List<Untranslated> untranslated = new ArrayList<>();
    private int flows;

    /** @param processes all of the deployment, by id */
    public Translator(Map<String, Process> processes, DiagramSemantics meanings) {
        this.processes = processes;
        this.meanings = meanings;
    }

    /** @param id of one of the processes */
    public Translation translate(String id) {
        var tooLarge = new Sizes(processes).objection(id);
        if (tooLarge.isPresent()) {
            return new Translation(new Net(id, List.of(), List.of(), List.of()), List.of(tooLarge.get()));
        }
        var outermost = new ScopeTranslator(this, new Place(id, OUTERMOST, List.of(id)), processes.get(id));
        outermost.translate();
        refuseTooMany();
        if (untranslated.isEmpty()) {
            untranslated.addAll(new ConditionTypes(List.copyOf(nodes), meanings).objections());
        }
        var net = new Net(id, List.copyOf(nodes), List.copyOf(scopes), outermost.entries());
        return new Translation(net, untranslated);
    }

    /** States encode some facts as bits of a number, which limits how many there can be. */
    private void refuseTooMany() {
        nodes.stream()
                .filter(node -> node != null && node.boundaries().size() > MOST_ATTACHED)
                .forEach(node -> tooMany(node.element(), "events attached to it", MOST_ATTACHED));
        scopes.stream()
                .filter(scope -> scope != null && scope.eventSubProcesses().size() > MOST_INSIDE)
                .forEach(scope -> tooMany(
                        nodes.get(scope.eventSubProcesses().get(0)).element(), "event sub-processes", MOST_INSIDE));
        nodes.stream()
                .filter(node -> node != null && node.handler() >= 0)
                .collect(Collectors.groupingBy(Node::scope))
                .values()
                .stream()
                .filter(handled -> handled.size() > MOST_INSIDE)
                .forEach(handled -> tooMany(handled.get(0).element(), "compensated activities", MOST_INSIDE));
        var signOffs = nodes.stream()
                .filter(node -> node != null && node.work().control() != null)
                .toList();
        if (signOffs.stream().map(node -> node.work().control()).distinct().count() > MOST_CONTROLS) {
            tooMany(signOffs.get(0).element(), "controls", MOST_CONTROLS);
        }
    }

    private void tooMany(ElementName element, String what, int most) {
        untranslated.add(new Untranslated(element.process(), element.id(), "more than %d %s".formatted(most, what)));
    }

    DiagramSemantics meanings() {
        return meanings;
    }

    @Nullable
    Process process(String id) {
        return processes.get(id);
    }

    /** The index that the next reserved node gets. */
    int nextNode() {
        return nodes.size();
    }

    int reserveNode() {
        nodes.add(null);
        return nodes.size() - 1;
    }

    void put(Node node) {
        nodes.set(node.index(), node);
    }

    int reserveScope() {
        scopes.add(null);
        return scopes.size() - 1;
    }

    void put(Scope scope) {
        scopes.set(scope.index(), scope);
    }

    int nextFlow() {
        return flows++;
    }

    void refuse(Place place, BaseElement element, String what) {
        var found = new Untranslated(place.process(), element.getId(), what);
        if (!untranslated.contains(found)) {
            untranslated.add(found);
        }
    }

    /**
     * The position of a translation.
     *
     * @param owner node around the scope, or -1
     * @param calls ids of the processes that lead here, the innermost last
     */
    record Place(String process, int owner, List<String> calls) {}

    /**
     * A diagram as a net.
     *
     * @param untranslated elements that the proof cannot cover; the net must not be relied on unless this is empty
     */
    public record Translation(Net net, List<Untranslated> untranslated) {

        public Translation {
            untranslated = List.copyOf(untranslated);
        }
    }
}
