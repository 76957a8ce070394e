package io.muster.validation.checks;

import static io.muster.validation.model.CommonMetrics.DOCUMENTATION;

import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.versions.ModelVersion;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The check that the documentation a reviewer needs is present, for every kind of model. Whether it is true is for
 * people to judge.
 */
final class DocumentationCheck implements Check {

    @Override
    public String id() {
        return "documentation";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(DOCUMENTATION);
    }

    @Override
    public void examine(Subject subject, CheckReport findings) {
        var expected = new LinkedHashMap<String, Boolean>();
        describe(subject.model().description(), expected);
        describe(subject.version(), expected);
        var there = expected.values().stream().filter(present -> present).count();
        var missing = expected.entrySet().stream()
                .filter(entry -> !entry.getValue())
                .map(Map.Entry::getKey)
                .toList();
        findings.measure(DOCUMENTATION, () -> (double) there / expected.size());
        findings.table(
                "What is documented",
                List.of("what", "state"),
                expected.entrySet().stream()
                        .map(entry -> List.<Object>of(entry.getKey(), entry.getValue() ? "there" : "missing"))
                        .toList());
        findings.sentence(
                missing.isEmpty() ? "All %d things are documented." : "Of %d things, these are missing: %s.",
                expected.size(),
                String.join(", ", missing));
    }

    private static void describe(ModelDescription model, Map<String, Boolean> expected) {
        expected.put("purpose", !model.purpose().isBlank());
        expected.put("owner", true);
        expected.put("users", !model.users().isEmpty());
        expected.put("allowed uses", !model.allowedUses().isEmpty());
        expected.put("limitations", !model.limitations().isEmpty());
        expected.put("data sources", !model.dataSources().isEmpty());
        expected.put("link to the documentation", model.documentation() != null);
    }

    private static void describe(ModelVersion version, Map<String, Boolean> expected) {
        expected.put("materiality tier with its rule", version.tier() != null);
        expected.put("artifact", version.artifact() != null);
        expected.put("signature of inputs and outputs", isStated(version.signature()));
        expected.put("golden records", !version.goldenRecords().isEmpty());
        expected.put("provenance", !version.provenance().isEmpty());
    }

    private static boolean isStated(@Nullable Signature signature) {
        return signature != null
                && !signature.inputs().isEmpty()
                && !signature.outputs().isEmpty();
    }
}
