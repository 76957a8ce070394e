package io.muster.training.scorecard;

import io.muster.formats.pmml.PmmlFormat;
import io.muster.shared.Progress;
import io.muster.training.TrainedModel;
import io.muster.training.TrainingProblem;
import io.muster.training.embedded.Algorithm;
import io.muster.training.embedded.Feature;
import io.muster.training.embedded.Parameters;
import io.muster.training.embedded.TrainingMetrics;
import io.muster.training.embedded.TrainingTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hipparchus.linear.RealMatrix;
import org.springframework.stereotype.Component;

/**
 * Logistic regression by maximum likelihood, as PMML. Categories are coded against their most frequent level; missing
 * values are refused; the model also refuses a category not seen in training.
 */
@Component
class LogisticScorecard implements Algorithm {

    @Override
    public String id() {
        return "logistic-scorecard";
    }

    @Override
    public String format() {
        return PmmlFormat.ID;
    }

    @Override
    public Fit prepare(TrainingTable table, Parameters parameters, Path directory) {
        var ridge = parameters.number("ridge", 0, 0, 1e6);
        var maxIterations = parameters.integer("max-iterations", 50, 1, 1_000);
        var standardise =
                parameters.word("standardise", List.of("true", "false")).equals("true");
        // Nothing here is random; the seed is read because every plan may carry one.
        parameters.seed();
        requireComplete(table);
        return progress -> {
            var terms = Term.of(table.features());
            var design = Design.of(terms, table.rows(), standardise);
            var result = new NewtonFit(design, table.isPositive(), ridge, maxIterations).run(progress);
            return model(table, terms, result, parameters, directory, progress);
        };
    }

    private TrainedModel model(
            TrainingTable table,
            List<Term> terms,
            NewtonFit.Result result,
            Parameters parameters,
            Path directory,
            Progress progress) {
        progress.report(0.95, "Writing PMML");
        var artifact = new PmmlWriter(table, terms, result.coefficients()).write(directory.resolve("model.pmml"));
        var probabilities = probabilities(table, terms, result.coefficients());
        var metrics = new TreeMap<>(TrainingMetrics.of(table.isPositive(), probabilities));
        metrics.putAll(new WaldTable(terms, result).asMetrics());
        var golden = table.goldenRecords(probabilities, null);
        var provenance = provenance(table, parameters);
        golden.warn(provenance);
        return new TrainedModel(artifact, format(), Optional.empty(), golden.records(), metrics, provenance);
    }

    private static double[] probabilities(TrainingTable table, List<Term> terms, double[] coefficients) {
        return IntStream.range(0, table.rows())
                .mapToDouble(row -> Logit.probability(IntStream.range(0, coefficients.length)
                        .mapToDouble(j -> coefficients[j] * terms.get(j).at(row))
                        .sum()))
                .toArray();
    }

    private static Map<String, String> provenance(TrainingTable table, Parameters parameters) {
        var facts = new TreeMap<>(parameters.asProvenance());
        facts.put("trainer", "Muster logistic scorecard, Newton's method on Hipparchus");
        facts.put("trainer.version", hipparchusVersion());
        for (var feature : table.features()) {
            if (feature instanceof Feature.Categorical categorical) {
                facts.put("reference." + feature.name(), Term.referenceLevel(categorical));
            }
        }
        return facts;
    }

    private static String hipparchusVersion() {
        return Optional.ofNullable(RealMatrix.class.getPackage().getImplementationVersion())
                .orElse("unknown");
    }

    private static void requireComplete(TrainingTable table) {
        for (var feature : table.features()) {
            var missing = IntStream.range(0, table.rows())
                    .filter(row -> feature.valueAt(row) == null)
                    .count();
            if (missing > 0) {
                throw TrainingProblem.UNUSABLE_TRAINING_DATA.refusal(
                        "Column '%s' is missing in %d rows of %d: a scorecard needs complete rows",
                        feature.name(), missing, table.rows());
            }
        }
    }
}
