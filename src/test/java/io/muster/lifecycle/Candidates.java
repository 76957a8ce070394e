package io.muster.lifecycle;

import io.muster.formats.onnx.OnnxFiles;
import io.muster.inventory.Inventory;
import io.muster.inventory.MaterialityTiers;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.versions.VersionContent;
import io.muster.scoring.Scoring;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.testing.CreditModel;
import io.muster.testing.TestUsers;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;

/** Versions for process tests: each of a model of its own, drafted by the developer, with a small real ONNX model. */
@TestComponent
public class Candidates {

    private static final Actor SYSTEM = Actor.system("test");

    private final Inventory inventory;
    private final MaterialityTiers tiers;
    private final Artifacts artifacts;
    private final Scoring scoring;

    public Candidates(Inventory inventory, MaterialityTiers tiers, Artifacts artifacts, Scoring scoring) {
        this.inventory = inventory;
        this.tiers = tiers;
        this.artifacts = artifacts;
        this.scoring = scoring;
    }

    /** A draft with all its content. */
    public VersionId draft() {
        return CreditModel.unique("model")
                .exposed(Materiality.MEDIUM, true, false, true)
                .artifact(
                        artifacts.store(
                                new ByteArrayInputStream(OnnxFiles.logistic(3).toByteArray())),
                        golden())
                .draft(inventory)
                .id();
    }

    /** A frozen candidate. */
    public VersionId candidate() {
        var id = draft();
        var version = inventory.version(id);
        var signature = scoring.inspect("onnx", version.artifact()).orElseThrow();
        var content = new VersionContent(version.artifact(), signature, version.goldenRecords(), Map.of());
        inventory.freeze(id, inventory.examine(id, content), SYSTEM);
        return id;
    }

    /** The model's owner describes exactly one allowed use. */
    public void allow(VersionId version, String use) {
        var model = inventory.model(version.model());
        var before = model.description();
        inventory.describe(
                model.id(),
                new ModelDescription(
                        before.name(),
                        before.purpose(),
                        before.owner(),
                        before.users(),
                        List.of(use),
                        before.limitations(),
                        before.dataSources(),
                        before.dependencies(),
                        before.documentation()),
                model.revision(),
                TestUsers.DEVELOPER);
    }

    /** Classifies it by the rule, and lets the validator override the tier. */
    public void classify(VersionId version, int byRule, int byPerson) {
        tiers.assign(version, byRule, "tier-classification:1", SYSTEM);
        tiers.override(version, byPerson, "More hangs on it than it seems", TestUsers.VALIDATOR);
    }

    private static GoldenRecord golden() {
        return new GoldenRecord(Map.of("X", List.of(1, 2, 3)), Map.of("score", 1 / (1 + Math.exp(-0.4))), 1e-6);
    }
}
