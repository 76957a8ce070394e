package io.muster.lifecycle;

import io.muster.datasets.Dataset;
import io.muster.datasets.Datasets;
import io.muster.formats.remote.OtherEnd;
import io.muster.inventory.Inventory;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.models.ModelType;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.Origin;
import io.muster.inventory.versions.Supplement;
import io.muster.inventory.versions.TrainingPlan;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.testing.TestUsers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;

/** Drafts of every origin, sound or not. */
@TestComponent
public class Builds {

    /** A real server on a port of its own, for as long as the JVM runs. */
    static final OtherEnd VENDOR = vendor();

    private static final DatasetId TRAINING = new DatasetId("loans-to-learn-from");
    private static final DatasetId CASES = new DatasetId("loan-cases");
    private static final String RULES = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="loans" name="loans"
                namespace="https://muster.example/loans">
              <inputData name="x" id="i"><variable name="x" typeRef="number"/></inputData>
              <decision name="fate" id="d"><variable name="fate" typeRef="string"/>
                <informationRequirement><requiredInput href="#i"/></informationRequirement>
                <decisionTable hitPolicy="UNIQUE">
                  <input><inputExpression typeRef="number"><text>x</text></inputExpression></input>
                  <output typeRef="string"/>
                  <rule><inputEntry><text>&lt; 0.5</text></inputEntry>
                    <outputEntry><text>"good"</text></outputEntry></rule>
                  <rule><inputEntry><text>&gt;= 0.5</text></inputEntry>
                    <outputEntry><text>"bad"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>""";

    private final Loans loans;
    private final Inventory inventory;
    private final Artifacts artifacts;
    private final Datasets datasets;

    Builds(Loans loans, Inventory inventory, Artifacts artifacts, Datasets datasets) {
        this.loans = loans;
        this.inventory = inventory;
        this.artifacts = artifacts;
        this.datasets = datasets;
    }

    /** Of this origin, and good enough to be reviewed. */
    public VersionId sound(Origin origin) {
        return switch (origin) {
            case TRAINED -> trainedHere("random-forest");
            case IMPORTED -> loans.good(Materiality.LOW);
            case AUTHORED -> authored("bad");
            case VENDOR -> vendor(0.5);
        };
    }

    /** Of this origin, with content that cannot be frozen. */
    VersionId unsound(Origin origin) {
        return switch (origin) {
            case TRAINED -> trainedHere("crystal-ball");
            case IMPORTED -> loans.broken();
            case AUTHORED -> authored("good");
            case VENDOR -> vendor(0.9);
        };
    }

    /** An artifact in a format, with one golden record, that no build could freeze. */
    VersionId bad(BadArtifact bad) {
        return loans.draft(Loans.model(Materiality.LOW)
                .built(Origin.IMPORTED, bad.format(), null, Loans.scores("y"))
                .artifact(
                        artifacts.store(new ByteArrayInputStream(bad.content())),
                        bad.declared(),
                        new GoldenRecord(bad.inputs(), Map.of("y", 1), 1e-6)));
    }

    VersionId trainedOutside() {
        return trained("external", "random-forest", "y");
    }

    /** Submits the result of an external worker for {@link #trainedOutside}. */
    void submit(VersionId version, double expected) {
        inventory.supply(
                version,
                new Supplement(loans.artifact(), null, List.of(Loans.golden(expected)), null, null),
                inventory.version(version).revision(),
                TestUsers.DEVELOPER);
    }

    private VersionId trainedHere(String algorithm) {
        return trained("embedded", algorithm, "probability");
    }

    private VersionId trained(String backend, String algorithm, String output) {
        upload(TRAINING, Dataset.Role.TRAINING, "x,income,outcome");
        var parameters = Map.of("trees", "50", "feature-fraction", "0.5", "seed", "1");
        var plan = new TrainingPlan(backend, algorithm, TRAINING, "outcome", List.of("x", "income"), parameters);
        return loans.draft(Loans.model(Materiality.LOW).trained("onnx", plan, Loans.scores(output)));
    }

    private VersionId authored(String fateOfTheWorst) {
        upload(CASES, Dataset.Role.VALIDATION, "x,income,fate");
        var golden = new GoldenRecord(Map.of("x", 1), Map.of("fate", fateOfTheWorst), 0);
        var plan = new EvaluationPlan(EvaluationPlan.Task.RULES, CASES, "fate", null, "fate");
        return loans.draft(Loans.model(Materiality.LOW)
                .type(ModelType.RULE_BASED)
                .built(Origin.AUTHORED, "dmn", null, plan)
                .artifact(stored(RULES), golden));
    }

    private VersionId vendor(double expected) {
        var descriptor = """
                {"muster": "remote/1", "endpoint": "%s/v2/models/m/infer", "protocol": "open-inference",
                 "inputs": [{"name": "age", "type": "double"}, {"name": "income", "type": "double"}],
                 "outputs": [{"name": "score", "type": "double"}]}""".formatted(VENDOR.origin());
        var golden = new GoldenRecord(Map.of("age", 0, "income", 0.5), Map.of("score", expected), 1e-6);
        return loans.draft(Loans.model(Materiality.LOW)
                .type(ModelType.VENDOR)
                .built(Origin.VENDOR, "remote", null, Loans.scores("score"))
                .artifact(stored(descriptor), golden));
    }

    private Digest stored(String content) {
        return artifacts.store(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private synchronized void upload(DatasetId id, Dataset.Role role, String header) {
        if (datasets.all().stream().anyMatch(dataset -> dataset.id().equals(id))) {
            return;
        }
        var csv = new StringBuilder(header).append('\n');
        for (var row = 0; row < 200; row++) {
            var x = (row + 0.5) / 200;
            csv.append(String.format(Locale.ROOT, "%1$.5f,%1$.5f,%2$s%n", x, x >= 0.5 ? "bad" : "good"));
        }
        datasets.upload(
                id,
                role,
                Dataset.Format.CSV,
                new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)),
                TestUsers.DEVELOPER);
    }

    private static OtherEnd vendor() {
        try {
            return new OtherEnd();
        } catch (IOException e) {
            throw new UncheckedIOException("The vendor's server did not start", e);
        }
    }
}
