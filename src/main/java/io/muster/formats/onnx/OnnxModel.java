package io.muster.formats.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import io.muster.formats.IncompatibleSignature;
import io.muster.formats.UnreadableArtifact;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The inputs and outputs of a session. If the first dimension of every tensor is open, it is the batch dimension;
 * otherwise a call takes exactly one row, whose values are the whole tensors.
 */
final class OnnxModel {

    private final Map<String, NodeInfo> inputs;
    private final Map<String, NodeInfo> outputs;
    private final List<OnnxGuard.ClassLabels> labels;
    private final boolean batched;

    OnnxModel(OrtSession session, List<OnnxGuard.ClassLabels> labels) throws OrtException {
        this.inputs = session.getInputInfo();
        this.outputs = session.getOutputInfo();
        this.labels = labels;
        this.batched = isBatched();
    }

    private boolean isBatched() {
        return inputs.values().stream().allMatch(node -> leavesRowsOpen(node.getInfo()))
                && outputs.values().stream().allMatch(node -> leavesRowsOpen(node.getInfo()));
    }

    private static boolean leavesRowsOpen(ValueInfo info) {
        return !(info instanceof TensorInfo tensor)
                || tensor.getShape().length > 0 && Shapes.isOpen(tensor.getShape()[0]);
    }

    boolean batched() {
        return batched;
    }

    /** Empty if a dimension besides the batch dimension is open and must be declared. */
    Optional<Signature> signature() {
        var takes = new ArrayList<Field>();
        for (var node : inputs.values()) {
            var field = tensorField(node);
            if (field.isEmpty()) {
                return Optional.empty();
            }
            takes.add(field.get());
        }
        var gives = new ArrayList<Field>();
        for (var node : outputs.values()) {
            var fields = outputFields(node);
            if (fields.isEmpty()) {
                return Optional.empty();
            }
            gives.addAll(fields.get());
        }
        return Optional.of(new Signature(takes, gives));
    }

    private Optional<List<Field>> outputFields(NodeInfo node) {
        if (node.getInfo() instanceof TensorInfo) {
            return tensorField(node).map(List::of);
        }
        var classes = labelsOf(node);
        if (classes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(classes.stream()
                .map(label -> Field.of(named(node.getName(), label), DataType.FLOAT))
                .toList());
    }

    private List<String> labelsOf(NodeInfo node) {
        if (!(node.getInfo() instanceof SequenceInfo sequence) || !sequence.isSequenceOfMaps()) {
            throw new UnreadableArtifact(
                    "The ONNX model's output '%s' is %s; tensors and sequences of maps are supported"
                            .formatted(node.getName(), node.getInfo()));
        }
        return labels.stream()
                .filter(each -> each.output().equals(node.getName()))
                .findFirst()
                .map(OnnxGuard.ClassLabels::labels)
                .orElse(List.of());
    }

    private static String named(String output, String label) {
        return "%s(%s)".formatted(output, label);
    }

    private Optional<Field> tensorField(NodeInfo node) {
        var info = tensor(node);
        var type = InputTensor.dataType(node.getName(), info.type);
        return Shapes.ofField(Shapes.ofRow(info, batched))
                .map(shape -> new Field(node.getName(), type, shape, false, null, null, List.of()));
    }

    private static TensorInfo tensor(NodeInfo node) {
        if (node.getInfo() instanceof TensorInfo info) {
            return info;
        }
        throw new UnreadableArtifact(
                "The ONNX model's input '%s' is %s: expected a tensor".formatted(node.getName(), node.getInfo()));
    }

    List<InputTensor> bindInputs(Signature signature) {
        for (var name : inputs.keySet()) {
            if (signature.input(name).isEmpty()) {
                throw new IncompatibleSignature(
                        "The ONNX model needs an input '%s', which the signature does not have".formatted(name));
            }
        }
        var bound = new ArrayList<InputTensor>();
        for (var field : signature.inputs()) {
            var node = inputs.get(field.name());
            if (node == null) {
                throw new IncompatibleSignature(
                        "The ONNX model has no input '%s', only %s".formatted(field.name(), inputs.keySet()));
            }
            requireKind(field, InputTensor.dataType(field.name(), tensor(node).type));
            bound.add(InputTensor.of(field, tensor(node), batched));
        }
        return bound;
    }

    List<OutputTensor> bindOutputs(Signature signature) {
        return signature.outputs().stream().map(this::bindOutput).toList();
    }

    private OutputTensor bindOutput(Field field) {
        var node = outputs.get(field.name());
        if (node != null && node.getInfo() instanceof TensorInfo info) {
            requireKind(field, InputTensor.dataType(field.name(), info.type));
            Shapes.resolved(info, batched, field);
            return new OutputTensor(field, field.name(), null, Shapes.width(field));
        }
        for (var name : outputs.keySet()) {
            var label = labelIn(field.name(), name);
            if (label != null && outputs.get(name).getInfo() instanceof SequenceInfo) {
                return new OutputTensor(field, name, label, 1);
            }
        }
        throw new IncompatibleSignature(
                "The ONNX model has no output '%s', only %s".formatted(field.name(), outputs.keySet()));
    }

    private static @Nullable String labelIn(String field, String output) {
        return field.startsWith(output + "(") && field.endsWith(")")
                ? field.substring(output.length() + 1, field.length() - 1)
                : null;
    }

    private static void requireKind(Field field, DataType own) {
        if (isNumber(field.type()) != isNumber(own) || !isNumber(own) && field.type() != own) {
            throw new IncompatibleSignature(
                    "Field '%s' is declared as %s; the ONNX model has %s".formatted(field.name(), field.type(), own));
        }
        if (!field.isScalar() && !isNumber(own)) {
            throw new UnreadableArtifact(
                    "The ONNX model's '%s' is a vector of %s; only numbers are supported in vectors"
                            .formatted(field.name(), own));
        }
    }

    private static boolean isNumber(DataType type) {
        return switch (type) {
            case INTEGER, DOUBLE, FLOAT -> true;
            case BOOLEAN, TEXT -> false;
        };
    }
}
