package io.muster.training.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import io.muster.shared.Progress;
import io.muster.training.embedded.TrainingTable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.common.tree.DecisionTreeTrainer;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** A forest trained by Tribuo: its trees as {@link Tree}s, and its own predictions for the rows it was trained on. */
final class TribuoForest {

    private static final Label POSITIVE = new Label("1");
    private static final Label NEGATIVE = new Label("0");

    private final WeightedEnsembleModel<Label> model;
    private final List<Example<Label>> examples;
    private final double[][] rows;

    private TribuoForest(WeightedEnsembleModel<Label> model, List<Example<Label>> examples, double[][] rows) {
        this.model = model;
        this.examples = examples;
        this.rows = rows;
    }

    static TribuoForest train(TrainingTable table, FeatureEncoding encoding, ForestShape shape, Progress progress) {
        var rows = encoding.encode(table.rows());
        var names = IntStream.range(0, encoding.width())
                .mapToObj(TribuoForest::featureName)
                .toArray(String[]::new);
        List<Example<Label>> examples = IntStream.range(0, rows.length)
                .<Example<Label>>mapToObj(
                        i -> new ArrayExample<>(table.isPositive()[i] ? POSITIVE : NEGATIVE, names, rows[i]))
                .toList();
        // A fixed time: the moment of training is in Muster's provenance, and two equal runs must not differ.
        var source =
                new SimpleDataSourceProvenance("muster", Instant.EPOCH.atOffset(ZoneOffset.UTC), new LabelFactory());
        var dataset = new MutableDataset<>(examples, source, new LabelFactory());
        var model = new ReportingTrainer(shape, progress).train(dataset);
        return new TribuoForest((WeightedEnsembleModel<Label>) model, examples, rows);
    }

    /** Probability of the positive class by row, as Tribuo itself predicts it: not read from the exported model. */
    double[] probabilities() {
        return examples.stream()
                .mapToDouble(example -> scoreOf(model.predict(example).getOutputScores()))
                .toArray();
    }

    /** The leaves in which the rows it was trained on end. */
    Leaves leaves() {
        return new Leaves(trees(), rows);
    }

    /** @param rows encoded as the trees read them */
    record Leaves(List<Tree> trees, double[][] rows) {

        /** @return one number per tree; equal numbers of one tree mean the same leaf */
        int[] at(int row) {
            return trees.stream().mapToInt(tree -> tree.leaf(rows[row])).toArray();
        }
    }

    List<Tree> trees() {
        return model.getModels().stream()
                .map(member -> tree((TreeModel<Label>) member))
                .toList();
    }

    private static Tree tree(TreeModel<Label> member) {
        return convert(member.getRoot(), member.getFeatureIDMap());
    }

    private static Tree convert(Node<Label> node, ImmutableFeatureMap features) {
        if (node instanceof LeafNode<Label> leaf) {
            return new Tree.Leaf(scoreOf(leaf.getDistribution()));
        }
        var split = (SplitNode<Label>) node;
        return new Tree.Split(
                indexOf(features.get(split.getFeatureID()).getName()),
                split.splitValue(),
                convert(split.getLessThanOrEqual(), features),
                convert(split.getGreaterThan(), features));
    }

    private static double scoreOf(Map<String, Label> scores) {
        return scores.get(POSITIVE.getLabel()).getScore();
    }

    /** A name that sorts like the number, because Tribuo orders features by name. */
    private static String featureName(int index) {
        return "f%07d".formatted(index);
    }

    private static int indexOf(String featureName) {
        return Integer.parseInt(featureName.substring(1));
    }

    /** Tribuo's own trainer, extended to report every tree and to check before every tree whether to stop. */
    private static final class ReportingTrainer extends RandomForestTrainer<Label> {

        private final Progress progress;
        private int grown;

        ReportingTrainer(ForestShape shape, Progress progress) {
            super(cart(shape), new FullyWeightedVotingCombiner(), shape.trees(), shape.seed());
            this.progress = progress;
        }

        private static DecisionTreeTrainer<Label> cart(ForestShape shape) {
            return new CARTClassificationTrainer(
                    shape.maxDepth(),
                    shape.minSplit(),
                    0f,
                    (float) shape.featureFraction(),
                    false,
                    new GiniIndex(),
                    shape.seed());
        }

        @Override
        protected Model<Label> trainSingleModel(
                Dataset<Label> examples,
                ImmutableFeatureMap features,
                ImmutableOutputInfo<Label> labels,
                int seed,
                Map<String, Provenance> run,
                int invocation) {
            grown++;
            progress.report(0.95 * (grown - 1) / numMembers, "Growing tree %d of %d".formatted(grown, numMembers));
            return super.trainSingleModel(examples, features, labels, seed, run, invocation);
        }
    }
}
