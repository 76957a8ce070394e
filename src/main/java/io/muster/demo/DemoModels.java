package io.muster.demo;

import io.muster.inventory.Inventory;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.models.ModelType;
import io.muster.inventory.models.NewModel;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.usecases.NewUseCase;
import io.muster.inventory.usecases.UseCaseDescription;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.EvaluationPlan.Task;
import io.muster.inventory.versions.NewVersion;
import io.muster.inventory.versions.Origin;
import io.muster.inventory.versions.TrainingPlan;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.ModelId;
import io.muster.shared.UseCaseId;
import io.muster.shared.VersionId;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A material use case, served by four models of four types, and a less material one, on the same data. */
@Component
@Profile("demo")
class DemoModels {

    static final UseCaseId USE_CASE = new UseCaseId("consumer-credit");
    static final UseCaseId LIGHT_USE_CASE = new UseCaseId("early-warning");
    static final ModelId FOREST = new ModelId("credit-forest");
    static final ModelId SCORECARD = new ModelId("credit-scorecard");
    static final ModelId POLICY = new ModelId("affordability-policy");
    static final ModelId BUREAU = new ModelId("bureau-score");
    static final ModelId WARNING = new ModelId("early-warning");

    private final Inventory inventory;
    private final Artifacts artifacts;
    private final CreditData data;
    private final DemoSettings settings;

    DemoModels(Inventory inventory, Artifacts artifacts, CreditData data, DemoSettings settings) {
        this.inventory = inventory;
        this.artifacts = artifacts;
        this.data = data;
        this.settings = settings;
    }

    boolean areThere() {
        return inventory.useCases().stream().anyMatch(useCase -> useCase.id().equals(USE_CASE));
    }

    /** @return a draft of each model */
    List<VersionId> draft(Actor developer, Actor owner) {
        inventory.registerUseCase(
                new NewUseCase(
                        USE_CASE,
                        new UseCaseDescription(
                                "Consumer credit",
                                "Decides on instalment loans to private customers up to 20,000.",
                                owner,
                                Materiality.HIGH,
                                true,
                                true,
                                true)),
                developer);
        inventory.registerUseCase(
                new NewUseCase(
                        LIGHT_USE_CASE,
                        new UseCaseDescription(
                                "Early warning",
                                "Sorts the list of customers whom advisers offer help; an adviser always decides.",
                                owner,
                                Materiality.LOW,
                                false,
                                false,
                                true)),
                developer);
        return List.of(
                forest(developer), scorecard(developer), policy(developer), bureau(developer), warning(developer));
    }

    private VersionId forest(Actor developer) {
        register(
                FOREST,
                ModelType.MACHINE_LEARNING,
                "Credit forest",
                "Probability that a loan goes bad, by 300 trees.",
                List.of("Trained on 700 loans of one bank: small and old"),
                developer);
        return inventory
                .draft(
                        new NewVersion(
                                FOREST,
                                Origin.TRAINED,
                                "onnx",
                                training("random-forest", Map.of("trees", "300", "seed", "42")),
                                onHoldout("probability"),
                                null,
                                null,
                                List.of()),
                        developer)
                .id();
    }

    private VersionId scorecard(Actor developer) {
        register(
                SCORECARD,
                ModelType.STATISTICAL,
                "Credit scorecard",
                "Probability that a loan goes bad, by logistic regression.",
                List.of("Assumes that effects add up on the scale of log-odds"),
                developer);
        return logistic(SCORECARD, developer);
    }

    private VersionId warning(Actor developer) {
        register(
                WARNING,
                LIGHT_USE_CASE,
                ModelType.STATISTICAL,
                "Early warning",
                "Which running loans are likely to go bad, by logistic regression.",
                List.of("Only sorts a list: the probability itself is shown to no one"),
                developer);
        return logistic(WARNING, developer);
    }

    private VersionId logistic(ModelId model, Actor developer) {
        return inventory
                .draft(
                        new NewVersion(
                                model,
                                Origin.TRAINED,
                                "pmml",
                                training("logistic-scorecard", Map.of()),
                                onHoldout("probability"),
                                null,
                                null,
                                List.of()),
                        developer)
                .id();
    }

    private VersionId policy(Actor developer) {
        register(
                POLICY,
                ModelType.RULE_BASED,
                "Affordability policy",
                "Whether a household can afford the instalment, by rules the business wrote.",
                List.of("Takes income and expenses as stated"),
                developer);
        var golden = new GoldenRecord(
                Map.of("incomeMonthly", 3000, "expensesMonthly", 1500, "instalment", 450, "employed", true),
                Map.of("affordability", "affordable"),
                0);
        return inventory
                .draft(
                        new NewVersion(
                                POLICY,
                                Origin.AUTHORED,
                                "dmn",
                                null,
                                new EvaluationPlan(
                                        Task.RULES, CreditData.CASES, "affordability", null, "affordability"),
                                store(DemoFiles.open("affordability-policy.dmn")),
                                null,
                                List.of(golden)),
                        developer)
                .id();
    }

    private VersionId bureau(Actor developer) {
        register(
                BUREAU,
                ModelType.VENDOR,
                "Bureau score",
                "Probability that a loan goes bad, bought from a bureau.",
                List.of("How it is computed is the vendor's secret"),
                developer);
        var descriptor = DemoFiles.text("bureau-score.json").replace("{port}", Integer.toString(settings.vendorPort()));
        return inventory
                .draft(
                        new NewVersion(
                                BUREAU,
                                Origin.VENDOR,
                                "remote",
                                null,
                                onHoldout("score"),
                                store(new ByteArrayInputStream(descriptor.getBytes(StandardCharsets.UTF_8))),
                                null,
                                List.of(
                                        agreedWithBureau("<0", "existing paid", "<100", 0.53),
                                        agreedWithBureau(
                                                "no checking", "critical/other existing credit", ">=1000", 0.01))),
                        developer)
                .id();
    }

    /** A row stated in the contract with the bureau. */
    private static GoldenRecord agreedWithBureau(String checking, String history, String savings, double score) {
        return new GoldenRecord(
                Map.of("checking_status", checking, "credit_history", history, "savings_status", savings),
                Map.of("score", score),
                1e-9);
    }

    private void register(
            ModelId id, ModelType type, String name, String purpose, List<String> limitations, Actor developer) {
        register(id, USE_CASE, type, name, purpose, limitations, developer);
    }

    private void register(
            ModelId id,
            UseCaseId useCase,
            ModelType type,
            String name,
            String purpose,
            List<String> limitations,
            Actor developer) {
        inventory.registerModel(
                new NewModel(
                        id,
                        useCase,
                        type,
                        new ModelDescription(
                                name,
                                purpose,
                                developer,
                                List.of("Loan officers", "Online application"),
                                List.of("Instalment loans to private customers"),
                                limitations,
                                List.of("Loan applications", "Account history"),
                                List.of(),
                                "https://doi.org/10.24432/C5NC77 describes the data; the training plan is the method")),
                developer);
    }

    private TrainingPlan training(String algorithm, Map<String, String> parameters) {
        return new TrainingPlan(
                "embedded", algorithm, CreditData.TRAINING, CreditData.TARGET, data.features(), parameters);
    }

    private static EvaluationPlan onHoldout(String output) {
        return new EvaluationPlan(
                Task.BINARY_CLASSIFICATION, CreditData.HOLDOUT, CreditData.TARGET, CreditData.POSITIVE, output);
    }

    private Digest store(InputStream content) {
        return artifacts.store(content);
    }
}
