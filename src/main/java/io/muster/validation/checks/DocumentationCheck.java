package io.muster.validation.checks;

import static io.muster.validation.model.Metric.DOCUMENTATION;

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
        var wanted = new LinkedHashMap<String, Boolean>();
        describe(subject.model().description(), wanted);
        describe(subject.version(), wanted);
        var there = wanted.values().stream().filter(present -> present).count();
        var missing = wanted.entrySet().stream()
                .filter(entry -> !entry.getValue())
                .map(Map.Entry::getKey)
                .toList();
        findings.measure(DOCUMENTATION, () -> (double) there / wanted.size());
        findings.table(
                "What is documented",
                List.of("what", "state"),
                wanted.entrySet().stream()
                        .map(entry -> List.<Object>of(entry.getKey(), entry.getValue() ? "there" : "missing"))
                        .toList());
        findings.sentence(
                missing.isEmpty() ? "All %d things are documented." : "Of %d things, these are missing: %s.",
                wanted.size(),
                String.join(", ", missing));
    }

    private static void describe(ModelDescription model, Map<String, Boolean> wanted) {
        wanted.put("purpose", !model.purpose().isBlank());
        wanted.put("owner", true);
        wanted.put("users", !model.users().isEmpty());
        wanted.put("allowed uses", !model.allowedUses().isEmpty());
        wanted.put("limitations", !model.limitations().isEmpty());
        wanted.put("data sources", !model.dataSources().isEmpty());
        wanted.put("link to the documentation", model.documentation() != null);
    }

    private static void describe(ModelVersion version, Map<String, Boolean> wanted) {
        wanted.put("materiality tier with its rule", version.tier() != null);
        wanted.put("artifact", version.artifact() != null);
        wanted.put("signature of inputs and outputs", isTold(version.signature()));
        wanted.put("golden records", !version.goldenRecords().isEmpty());
        wanted.put("provenance", !version.provenance().isEmpty());
    }

    private static boolean isTold(@Nullable Signature signature) {
        return signature != null
                && !signature.inputs().isEmpty()
                && !signature.outputs().isEmpty();
    }
}
