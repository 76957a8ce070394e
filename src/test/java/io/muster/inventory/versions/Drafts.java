package io.muster.inventory.versions;

import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.models.NewModel;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.usecases.NewUseCase;
import io.muster.inventory.usecases.UseCaseDescription;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.ModelId;
import io.muster.shared.UseCaseId;
import io.muster.testing.CreditModel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries about a credit model, for tests. */
public final class Drafts {

    public static final UseCaseId CONSUMER_CREDIT = new UseCaseId("consumer-credit");
    public static final ModelId CREDIT_TREES = new ModelId("credit-trees");
    public static final Signature SIGNATURE = new Signature(
            List.of(Field.of("amount", DataType.DOUBLE)), List.of(Field.of("probability", DataType.FLOAT)));
    public static final GoldenRecord GOLDEN =
            new GoldenRecord(Map.of("amount", 1000), Map.of("probability", 0.25), 1e-6);

    private Drafts() {}

    public static NewUseCase useCase() {
        return trees().useCase();
    }

    public static UseCaseDescription useCaseDescription(String name) {
        var credit = useCase().description();
        return new UseCaseDescription(name, credit.purpose(), credit.owner(), credit.materiality(), true, false, true);
    }

    public static NewModel model() {
        return trees().model();
    }

    private static CreditModel trees() {
        return CreditModel.of(CONSUMER_CREDIT, CREDIT_TREES);
    }

    public static ModelDescription modelDescription(String name) {
        return CreditModel.description(name);
    }

    /** An imported version whose content comes later, unless given. */
    public static NewVersion version(@Nullable Digest artifact) {
        return trees().evaluated(evaluation("outcome"))
                .artifact(artifact, SIGNATURE)
                .version();
    }

    public static EvaluationPlan evaluation(String target) {
        return new EvaluationPlan(
                EvaluationPlan.Task.BINARY_CLASSIFICATION,
                new DatasetId("credit-validation"),
                target,
                "1",
                "probability");
    }

    public static TrainingPlan training() {
        return new TrainingPlan(
                "embedded",
                "random-forest",
                new DatasetId("credit-training"),
                "outcome",
                List.of("amount"),
                Map.of("seed", "42", "trees", "100"));
    }

    public static VersionContent content(Digest artifact) {
        return new VersionContent(artifact, SIGNATURE, List.of(GOLDEN), Map.of("source", "bank"));
    }

    public static Supplement artifact(Digest digest) {
        return new Supplement(digest, null, null, null, null);
    }

    public static Supplement golden(GoldenRecord... records) {
        return new Supplement(null, null, List.of(records), null, null);
    }

    public static final Actor LIFECYCLE = Actor.system("lifecycle");
}
