package io.muster.verification.net;

import io.muster.verification.Meanings;
import io.muster.verification.Untranslated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.jspecify.annotations.Nullable;

/** Makes a net of a process, with called processes in place of their calls. */
public final class Translator {

    /** Calls inside calls; deeper ones are refused. */
    static final int DEEPEST = 10;

    private static final int OUTERMOST = -1;

    private final Map<String, Process> processes;
    private final Meanings meanings;
    private final List<@Nullable Node> nodes = new ArrayList<>();
    private final List<@Nullable Scope> scopes = new ArrayList<>();
    private final List<Untranslated> untranslated = new ArrayList<>();
    private int flows;

    /** @param processes all of the deployment, by id */
    public Translator(Map<String, Process> processes, Meanings meanings) {
        this.processes = processes;
        this.meanings = meanings;
    }

    /** @param id of one of the processes */
    public Translation translate(String id) {
        var outermost = new ScopeTranslator(this, new Place(id, OUTERMOST, List.of(id)), processes.get(id));
        outermost.translate();
        var net = new Net(id, List.copyOf(nodes), List.copyOf(scopes), outermost.entries());
        return new Translation(net, untranslated);
    }

    Meanings meanings() {
        return meanings;
    }

    @Nullable
    Process process(String id) {
        return processes.get(id);
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
     * Where a translation is.
     *
     * @param owner node around the scope, or -1
     * @param calls ids of the processes that lead here, the innermost last
     */
    record Place(String process, int owner, List<String> calls) {}
}
