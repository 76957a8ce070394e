package io.muster.training.tribuo;

import io.muster.formats.onnx.OnnxFormat;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.shared.Progress;
import io.muster.training.TrainedModel;
import io.muster.training.embedded.Algorithm;
import io.muster.training.embedded.Feature;
import io.muster.training.embedded.Parameters;
import io.muster.training.embedded.TrainingMetrics;
import io.muster.training.embedded.TrainingTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tribuo.Tribuo;

/**
 * A random forest of CART trees (Breiman, Random Forests, Machine Learning 45, 2001) that averages the class shares of
 * the leaves, as ONNX. Categories are one-hot; a missing number is replaced by the column's median in the training
 * data, a missing category counts as none of the known ones.
 */
@Component
class RandomForest implements Algorithm {

    private static final String REFUSE = "refuse";

    @Override
    public String id() {
        return "random-forest";
    }

    @Override
    public String format() {
        return OnnxFormat.ID;
    }

    @Override
    public Fit prepare(TrainingTable table, Parameters parameters, Path directory) {
        var shape = ForestShape.read(parameters);
        var refuseUnseen = parameters.word("unseen", List.of(REFUSE, "ignore")).equals(REFUSE);
        return progress -> fit(table, shape, refuseUnseen, parameters, directory, progress);
    }

    private TrainedModel fit(
            TrainingTable table,
            ForestShape shape,
            boolean refuseUnseen,
            Parameters parameters,
            Path directory,
            Progress progress) {
        var encoding = FeatureEncoding.of(table.features());
        var forest = TribuoForest.train(table, encoding, shape, progress);
        progress.report(0.95, "Writing ONNX");
        var artifact = write(directory, new OnnxExporter(table, encoding).export(forest.trees()));
        var provenance = new TreeMap<>(parameters.asProvenance());
        provenance.put("trainer", "Tribuo random forest");
        provenance.put("trainer.version", Tribuo.VERSION);
        var probabilities = forest.probabilities();
        var golden = table.goldenRecords(probabilities, forest.leaves()::at);
        golden.warn(provenance);
        return new TrainedModel(
                artifact,
                format(),
                Optional.of(signature(table, refuseUnseen)),
                golden.records(),
                TrainingMetrics.of(table.isPositive(), probabilities),
                provenance);
    }

    private static Path write(Path directory, byte[] model) {
        try {
            return Files.write(directory.resolve("model.onnx"), model);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write the model to " + directory, e);
        }
    }

    private static Signature signature(TrainingTable table, boolean refuseUnseen) {
        var inputs = table.features().stream()
                .map(feature -> input(feature, refuseUnseen))
                .toList();
        var label = new Field(
                TrainingTable.LABEL,
                DataType.TEXT,
                List.of(),
                false,
                null,
                null,
                List.of(table.negative(), table.positive()));
        var probability = new Field(TrainingTable.PROBABILITY, DataType.FLOAT, List.of(), false, 0.0, 1.0, List.of());
        return new Signature(inputs, List.of(label, probability));
    }

    /** A feature with missing values in training may be missing in use; any other is required. */
    private static Field input(Feature feature, boolean refuseUnseen) {
        var type = feature instanceof Feature.Numeric ? DataType.DOUBLE : DataType.TEXT;
        var levels = feature instanceof Feature.Categorical categorical && refuseUnseen
                ? categorical.levels()
                : List.<String>of();
        return new Field(feature.name(), type, List.of(), feature.hasMissing(), null, null, levels);
    }
}
