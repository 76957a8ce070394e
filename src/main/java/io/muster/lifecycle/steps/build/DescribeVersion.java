package io.muster.lifecycle.steps.build;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Variable;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "describeVersion",
        title = "Describe version",
        description = "Reads the facts that decision tables and gateways use from the inventory.",
        group = Step.Group.BUILD,
        writes = {
            @Variable(
                    name = OutcomeNames.MODEL_TYPE,
                    label = "Type of the model",
                    values = {"machine-learning", "statistical", "predictive", "rule-based", "vendor", "generative"}),
            @Variable(
                    name = OutcomeNames.ORIGIN,
                    label = "Origin of the version",
                    values = {"trained", "imported", "authored", "vendor"}),
            @Variable(
                    name = "materiality",
                    label = "Materiality of the use case",
                    values = {"HIGH", "MEDIUM", "LOW"}),
            @Variable(
                    name = "customerFacing",
                    label = "Whether customers see its output",
                    type = Variable.Type.BOOLEAN),
            @Variable(
                    name = "automatedDecisions",
                    label = "Whether it decides without a person",
                    type = Variable.Type.BOOLEAN),
            @Variable(name = "personalData", label = "Whether it uses personal data", type = Variable.Type.BOOLEAN),
            @Variable(name = "trainingBackend", label = "Who trains it; none without a training plan"),
            @Variable(
                    name = OutcomeNames.TIER,
                    label = "Tier in force: 1 needs the most scrutiny, 3 the least",
                    type = Variable.Type.INTEGER)
        },
        harmless = "It only reads.",
        idempotence = "It only reads.")
class DescribeVersion implements ShortStep {

    private static final String NO_TRAINING = "none";

    private final Inventory inventory;
    private final ObjectMapper json;

    DescribeVersion(Inventory inventory, ObjectMapper json) {
        this.inventory = inventory;
        this.json = json;
    }

    @Override
    public StepResult perform(StepContext context) {
        var version = inventory.version(context.version());
        var model = inventory.model(version.id().model());
        var useCase = inventory.useCase(model.useCase()).description();
        var facts = StepResult.nothing()
                .with(OutcomeNames.MODEL_TYPE, json.convertValue(model.type(), String.class))
                .with(OutcomeNames.ORIGIN, version.origin().word())
                .with("materiality", useCase.materiality().name())
                .with("customerFacing", useCase.customerFacing())
                .with("automatedDecisions", useCase.automatedDecisions())
                .with("personalData", useCase.personalData())
                .with("trainingBackend", backend(version));
        return version.tier() == null
                ? facts
                : facts.with(OutcomeNames.TIER, version.tier().tier());
    }

    private static String backend(ModelVersion version) {
        return version.training() == null ? NO_TRAINING : version.training().backend();
    }
}
