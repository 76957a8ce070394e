package io.muster.formats.dmn;

import io.muster.formats.IncompatibleSignature;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.InputData;

/** A compiled model: its inputs are the input data, its outputs the decisions, in the document's order. */
final class DmnModel {

    private final DMNRuntime runtime;
    private final DMNModel model;
    private final List<DmnInput> inputs;
    private final List<DecisionNode> decisions;

    DmnModel(DMNRuntime runtime, DMNModel model) {
        this.runtime = runtime;
        this.model = model;
        this.inputs = elements(InputData.class)
                .map(data -> DmnInput.of(model.getInputById(data.getId()), model))
                .toList();
        this.decisions = elements(Decision.class)
                .map(decision -> model.getDecisionById(decision.getId()))
                .toList();
    }

    private <T> Stream<T> elements(Class<T> kind) {
        return model.getDefinitions().getDrgElement().stream()
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    Optional<Signature> signature() {
        var takes = new ArrayList<Field>();
        for (var input : inputs) {
            if (input.field().isEmpty()) {
                return Optional.empty();
            }
            takes.add(input.field().get());
        }
        var gives = decisions.stream()
                .flatMap(decision -> DmnOutput.fields(decision.getName(), decision.getResultType()).stream())
                .toList();
        return Optional.of(new Signature(takes, gives));
    }

    /** The range of each input, if the document or the signature gives one. */
    Map<String, FeelLoops.Span> spans(Signature signature) {
        var spans = new HashMap<String, FeelLoops.Span>();
        signature.inputs().forEach(field -> span(spans, field));
        inputs.forEach(input -> input.field().ifPresent(field -> span(spans, field)));
        return spans;
    }

    private static void span(Map<String, FeelLoops.Span> spans, Field field) {
        if (field.minimum() != null && field.maximum() != null) {
            spans.put(field.name(), new FeelLoops.Span(field.minimum(), field.maximum()));
        }
    }

    /** Whether an input is a list or context, or may be one. */
    boolean hasLists() {
        return inputs.stream()
                .anyMatch(input -> DmnTypes.isStructured(input.type())
                        || DmnTypes.dataType(input.type()).isEmpty()
                        || List.of("list", "context").contains(DmnTypes.builtIn(input.type())));
    }

    List<DmnInput> bindInputs(Signature signature) {
        return signature.inputs().stream().map(this::bindInput).toList();
    }

    private DmnInput bindInput(Field field) {
        return inputs.stream()
                .filter(input -> input.name().equals(field.name()))
                .findFirst()
                .orElseThrow(() -> new IncompatibleSignature("The DMN model has no input '%s', only %s"
                        .formatted(
                                field.name(),
                                inputs.stream().map(DmnInput::name).toList())))
                .as(field);
    }

    List<DmnOutput> bindOutputs(Signature signature) {
        var outputs = signature.outputs().stream()
                .map(field -> bindOutput(field, signature))
                .toList();
        DmnComponents.of(outputs).forEach(this::requireDeclared);
        return outputs;
    }

    private void requireDeclared(DmnComponents components) {
        var type = model.getDecisionByName(components.decision()).getResultType();
        if (!DmnTypes.isAny(type) && type.isComposite()) {
            components.requireDeclared(type);
        }
    }

    private DmnOutput bindOutput(Field field, Signature signature) {
        var output = decisions.stream()
                .flatMap(decision -> DmnOutput.of(field, decision).stream())
                .findFirst()
                .orElseThrow(() -> new IncompatibleSignature("The DMN model has no output '%s', only %s"
                        .formatted(
                                field.name(),
                                decisions.stream().map(DecisionNode::getName).toList())));
        requireInputs(output, signature);
        return output;
    }

    private void requireInputs(DmnOutput output, Signature signature) {
        for (var needed : model.getRequiredInputsForDecisionName(output.decision())) {
            if (signature.input(needed.getName()).isEmpty()) {
                throw new IncompatibleSignature("Decision '%s' needs an input '%s', which the signature does not have"
                        .formatted(output.decision(), needed.getName()));
            }
        }
    }

    DMNContext context() {
        return runtime.newContext();
    }

    DMNResult decide(DMNContext context, String... expected) {
        return runtime.evaluateByName(model, context, expected);
    }
}
