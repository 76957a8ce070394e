package io.muster.testing;

import io.muster.inventory.Inventory;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.models.ModelType;
import io.muster.inventory.models.NewModel;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.usecases.NewUseCase;
import io.muster.inventory.usecases.UseCaseDescription;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.NewVersion;
import io.muster.inventory.versions.Origin;
import io.muster.inventory.versions.TrainingPlan;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.ModelId;
import io.muster.shared.UseCaseId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The builder of all tests for a use case, a model and a draft version: a test states what it is about, the rest is a
 * sound model that scores applications for credit. The developer registers and drafts.
 */
public final class CreditModel {

    private static final UseCaseDescription LENDING = new UseCaseDescription(
            "Consumer credit", "Decides on loans", TestUsers.APPROVER, Materiality.HIGH, true, false, true);

    private final UseCaseId useCase;
    private final ModelId model;
    private UseCaseDescription purpose = LENDING;
    private ModelDescription description = description("Credit score");
    private ModelType type = ModelType.MACHINE_LEARNING;
    private NewVersion version;

    private CreditModel(UseCaseId useCase, ModelId model) {
        this.useCase = useCase;
        this.model = model;
        this.version = new NewVersion(
                model,
                Origin.IMPORTED,
                "onnx",
                null,
                new EvaluationPlan(
                        EvaluationPlan.Task.BINARY_CLASSIFICATION, new DatasetId("holdout"), "y", "1", "score"),
                null,
                null,
                List.of());
    }

    /** A model, in a use case, of its own. */
    public static CreditModel unique() {
        return unique("credit");
    }

    /** The same whose ids begin like this. Unique also in a server that was killed and started again. */
    public static CreditModel unique(String prefix) {
        var name = prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
        return new CreditModel(new UseCaseId(name), new ModelId(name));
    }

    public static CreditModel of(UseCaseId useCase, ModelId model) {
        return new CreditModel(useCase, model);
    }

    /** For another version of a model that is registered. */
    public static CreditModel of(ModelId model) {
        return of(new UseCaseId(model.name()), model);
    }

    public static ModelDescription description(String name) {
        return new ModelDescription(
                name,
                "Scores applicants",
                TestUsers.DEVELOPER,
                List.of("loan officers"),
                List.of("consumer loans"),
                List.of("not for companies"),
                List.of("applications"),
                List.of(),
                "https://example.org/credit-score");
    }

    /** The facts that its tier follows from. */
    public CreditModel exposed(
            Materiality materiality, boolean customerFacing, boolean automatedDecisions, boolean personalData) {
        purpose = new UseCaseDescription(
                purpose.name(),
                purpose.purpose(),
                purpose.owner(),
                materiality,
                customerFacing,
                automatedDecisions,
                personalData);
        return this;
    }

    public CreditModel type(ModelType type) {
        this.type = type;
        return this;
    }

    public CreditModel described(ModelDescription description) {
        this.description = description;
        return this;
    }

    /** Only a name and a purpose, no other text. */
    public CreditModel describedOnlyBy(String name, String text) {
        return described(new ModelDescription(
                name, text, TestUsers.DEVELOPER, List.of(), List.of(), List.of(), List.of(), List.of(), null));
    }

    /** An imported file, unless its content comes later. */
    public CreditModel artifact(@Nullable Digest artifact, GoldenRecord... golden) {
        return artifact(artifact, null, golden);
    }

    public CreditModel artifact(@Nullable Digest artifact, @Nullable Signature signature, GoldenRecord... golden) {
        version = new NewVersion(
                model,
                version.origin(),
                version.format(),
                version.training(),
                version.evaluation(),
                artifact,
                signature,
                List.of(golden));
        return this;
    }

    public CreditModel evaluated(EvaluationPlan evaluation) {
        return built(version.origin(), version.format(), version.training(), evaluation);
    }

    public CreditModel trained(String format, TrainingPlan training, EvaluationPlan evaluation) {
        return built(Origin.TRAINED, format, training, evaluation);
    }

    public CreditModel built(Origin origin, String format, @Nullable TrainingPlan training, EvaluationPlan evaluation) {
        version = new NewVersion(
                model,
                origin,
                format,
                training,
                evaluation,
                version.artifact(),
                version.signature(),
                version.goldenRecords());
        return this;
    }

    public NewUseCase useCase() {
        return new NewUseCase(useCase, purpose);
    }

    public NewModel model() {
        return new NewModel(model, useCase, type, description);
    }

    public NewVersion version() {
        return version;
    }

    public ModelId register(Inventory inventory) {
        inventory.registerUseCase(useCase(), TestUsers.DEVELOPER);
        inventory.registerModel(model(), TestUsers.DEVELOPER);
        return model;
    }

    /** The first version of the model, which this registers. */
    public ModelVersion draft(Inventory inventory) {
        register(inventory);
        return inventory.draft(version, TestUsers.DEVELOPER);
    }
}
