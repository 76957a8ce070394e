package io.muster.training.tribuo;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;

/**
 * Trees in the parallel lists that ai.onnx.ml's TreeEnsembleRegressor (version 3) expects: an entry per node, and one
 * per leaf for its value. Values are doubles ({@code ..._as_tensor}); the runtime then computes in double precision.
 */
final class TreeAttributes {

    private final List<Long> treeIds = new ArrayList<>();
    private final List<Long> nodeIds = new ArrayList<>();
    private final List<Long> features = new ArrayList<>();
    private final List<Long> upTo = new ArrayList<>();
    private final List<Long> above = new ArrayList<>();
    private final List<String> modes = new ArrayList<>();
    private final List<Double> thresholds = new ArrayList<>();
    private final List<Long> leafTreeIds = new ArrayList<>();
    private final List<Long> leafNodeIds = new ArrayList<>();
    private final List<Double> leafValues = new ArrayList<>();

    /** The start of the current tree's entries. */
    private int first;

    TreeAttributes(List<Tree> trees) {
        for (var id = 0; id < trees.size(); id++) {
            first = treeIds.size();
            add(id, trees.get(id));
        }
    }

    /** @return the node's number within its tree */
    private long add(long treeId, Tree tree) {
        var entry = treeIds.size();
        var nodeId = (long) entry - first;
        treeIds.add(treeId);
        nodeIds.add(nodeId);
        features.add(0L);
        upTo.add(0L);
        above.add(0L);
        thresholds.add(0.0);
        if (tree instanceof Tree.Leaf leaf) {
            modes.add("LEAF");
            leafTreeIds.add(treeId);
            leafNodeIds.add(nodeId);
            leafValues.add(leaf.positive());
        } else {
            modes.add("BRANCH_LEQ");
            addBranches(treeId, entry, (Tree.Split) tree);
        }
        return nodeId;
    }

    private void addBranches(long treeId, int entry, Tree.Split split) {
        features.set(entry, (long) split.feature());
        thresholds.set(entry, split.threshold());
        upTo.set(entry, add(treeId, split.upTo()));
        above.set(entry, add(treeId, split.above()));
    }

    NodeProto node(String input, String output) {
        return Onnx.mlNode("TreeEnsembleRegressor", List.of(input), List.of(output))
                .addAttribute(Onnx.attribute("aggregate_function", "AVERAGE"))
                .addAttribute(Onnx.attribute("n_targets", 1))
                .addAttribute(Onnx.attribute("post_transform", "NONE"))
                .addAttribute(Onnx.integers("nodes_treeids", treeIds))
                .addAttribute(Onnx.integers("nodes_nodeids", nodeIds))
                .addAttribute(Onnx.integers("nodes_featureids", features))
                .addAttribute(Onnx.integers("nodes_truenodeids", upTo))
                .addAttribute(Onnx.integers("nodes_falsenodeids", above))
                .addAttribute(Onnx.strings("nodes_modes", modes))
                .addAttribute(tensor("nodes_values_as_tensor", thresholds))
                .addAttribute(Onnx.integers("target_treeids", leafTreeIds))
                .addAttribute(Onnx.integers("target_nodeids", leafNodeIds))
                .addAttribute(Onnx.integers(
                        "target_ids", leafTreeIds.stream().map(id -> 0L).toList()))
                .addAttribute(tensor("target_weights_as_tensor", leafValues))
                .build();
    }

    private static AttributeProto tensor(String name, List<Double> values) {
        return Onnx.attribute(
                name,
                Onnx.doubles(
                        name, values.stream().mapToDouble(Double::doubleValue).toArray()));
    }
}
