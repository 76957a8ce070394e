package io.muster.formats.pmml;

import io.muster.formats.IncompatibleSignature;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pmml4s.data.DataVal;
import org.pmml4s.data.GenericSeriesWithSchema;
import org.pmml4s.data.Series;
import org.pmml4s.model.Model;

/** A parsed model with its inputs and outputs, in its own order. */
final class PmmlModel {

    private final Model model;
    private final List<PmmlInput> inputs;
    private final List<PmmlOutput> outputs;
    private final Signature signature;

    PmmlModel(Model model, PmmlFacts facts) {
        this.model = model;
        this.inputs = inputs(model, facts);
        this.outputs = outputs(model, facts);
        this.signature = new Signature(
                inputs.stream().map(PmmlInput::field).toList(),
                outputs.stream().map(PmmlOutput::field).toList());
    }

    private static List<PmmlInput> inputs(Model model, PmmlFacts facts) {
        var inputs = new ArrayList<PmmlInput>();
        for (var field : model.inputFields()) {
            var mining = model.miningSchema().apply(field.name());
            inputs.add(PmmlInput.of(field, mining, facts.range(field.name())));
        }
        return List.copyOf(inputs);
    }

    /** The outputs listed in the document and the predicted value; all of the engine's outputs if none are listed. */
    private static List<PmmlOutput> outputs(Model model, PmmlFacts facts) {
        var outputs = new ArrayList<PmmlOutput>();
        var names = new HashSet<String>();
        var fields = model.outputFields();
        for (var i = 0; i < fields.length; i++) {
            var output = PmmlOutput.of(fields[i], i, facts, model);
            output.filter(found -> names.add(found.field().name())).ifPresent(outputs::add);
        }
        return List.copyOf(outputs);
    }

    Signature signature() {
        return signature;
    }

    Series predict(DataVal[] values) {
        return model.predict(new GenericSeriesWithSchema(values, model.inputSchema()));
    }

    /** The name of the output with the predicted value, if the field is the target; empty for any other field. */
    Optional<String> predicted(String field) {
        if (!field.equals(model.targetName())) {
            return Optional.empty();
        }
        var fields = model.outputFields();
        return outputs.stream()
                .filter(output -> fields[output.index()].feature().toString().equals("predictedValue"))
                .map(output -> output.field().name())
                .findFirst();
    }

    /** For each of the model's inputs, its position in the signature; null for an omitted optional one. */
    List<PmmlBinding> bindInputs(Signature signature) {
        for (var field : signature.inputs()) {
            requireKnown(field);
        }
        return inputs.stream().map(input -> input.bind(signature)).toList();
    }

    private void requireKnown(Field field) {
        if (inputs.stream().noneMatch(input -> input.field().name().equals(field.name()))) {
            throw new IncompatibleSignature("The PMML model has no input '%s', only %s"
                    .formatted(
                            field.name(),
                            inputs.stream().map(input -> input.field().name()).toList()));
        }
    }

    /** To be called once: unrequested outputs are then no longer computed. */
    List<PmmlOutput> bindOutputs(Signature signature) {
        var bound = signature.outputs().stream().map(this::bindOutput).toList();
        if (bound.stream().allMatch(PmmlOutput::listed)) {
            // The engine's own additions come last, so the listed ones keep their positions.
            model.setSupplementOutput(false);
        }
        return bound;
    }

    private PmmlOutput bindOutput(Field field) {
        return find(field.name())
                .orElseThrow(() -> new IncompatibleSignature("The PMML model has no output '%s', only %s"
                        .formatted(
                                field.name(),
                                outputs.stream()
                                        .map(output -> output.field().name())
                                        .toList())))
                .as(field);
    }

    private Optional<PmmlOutput> find(@Nullable String name) {
        return outputs.stream()
                .filter(output -> output.field().name().equals(name))
                .findFirst();
    }
}
