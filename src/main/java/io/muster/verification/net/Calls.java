package io.muster.verification.net;

import io.muster.verification.condition.EngineWords;
import io.muster.verification.net.NodeAction.Handover;
import io.muster.verification.net.Translator.Place;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;

/** The translation of calls, with called processes in their place. */
final class Calls {

    private static final int NONE = -1;

    private final Translator translator;
    private final ScopeTranslator scope;

    Calls(Translator translator, ScopeTranslator scope) {
        this.translator = translator;
        this.scope = scope;
    }

    /** @return index of the called process's scope, or -1 if it is refused */
    int called(CallActivity call, int owner) {
        var id = call.getCalledElement();
        var process = id == null ? null : translator.process(id);
        var calls = scope.place().calls();
        if (process == null) {
            scope.refuse(call, "it calls '%s', which is not in this deployment".formatted(id));
        } else if (calls.contains(id)) {
            scope.refuse(call, "it calls '%s', by which it is itself called: %s".formatted(id, calls));
        } else if (calls.size() > Translator.DEEPEST) {
            scope.refuse(call, "calls nested more than %d deep".formatted(Translator.DEEPEST));
        } else {
            var longer = new ArrayList<>(calls);
            longer.add(id);
            return new ScopeTranslator(translator, new Place(id, owner, List.copyOf(longer)), process).translate();
        }
        return NONE;
    }

    static NodeAction handovers(ScopeTranslator scope, CallActivity call) {
        var in = new ArrayList<Handover>();
        var out = new ArrayList<Handover>();
        if (call.getExtensionElements() != null) {
            call.getExtensionElements().getElements().forEach(element -> {
                if (element instanceof CamundaIn given && given.getCamundaBusinessKey() == null) {
                    add(scope, call, in, given.getCamundaSource(), given.getCamundaTarget());
                } else if (element instanceof CamundaOut taken) {
                    add(scope, call, out, taken.getCamundaSource(), taken.getCamundaTarget());
                }
            });
        }
        return new NodeAction.Call(in, out);
    }

    private static void add(
            ScopeTranslator scope, CallActivity call, List<Handover> list, String source, String target) {
        if (source == null || target == null) {
            scope.refuse(call, "it passes on something other than one named variable");
        } else if (EngineWords.isTaken(source) || EngineWords.isTaken(target)) {
            scope.refuse(
                    call,
                    "it passes on '%s' as '%s', one of which means something else in the engine"
                            .formatted(source, target));
        } else {
            list.add(new Handover(source, target));
        }
    }
}
