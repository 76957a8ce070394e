package io.muster.lifecycle.steps.serve;

import io.muster.deployment.DeploymentRole;
import io.muster.deployment.Deployments;
import io.muster.lifecycle.steps.ServiceTransitions;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Guard;
import io.muster.step.Step.Input;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import java.util.Locale;

@Step(
        id = "deployVersion",
        title = "Deploy version",
        description = "Puts the version into service; refused without a valid certificate for its artifact and the"
                + " environment.",
        group = Step.Group.SERVE,
        inputs = {
            @Input(name = "environment", label = "Environment", proposed = "production"),
            @Input(
                    name = "role",
                    label = "Role",
                    values = {"champion", "challenger", "canary", "shadow"}),
            @Input(
                    name = "target",
                    label = "Target (empty: the present one, or that of the settings)",
                    type = Input.Type.TARGET,
                    optional = true)
        },
        guard = Guard.DEPLOY,
        callsOut = true,
        retries = {"PT10S", "PT1M", "PT10M", "PT1H"},
        idempotence = "Deploying in the same role at the same target again replaces the deployment with an equal one.")
class DeployVersion implements ShortStep {

    private final ServiceTransitions service;

    DeployVersion(ServiceTransitions service) {
        this.service = service;
    }

    @Override
    public StepResult perform(StepContext context) {
        var role = DeploymentRole.valueOf(context.input("role").toUpperCase(Locale.ROOT));
        var target = context.input("target");
        service.deploy(new Deployments.Request(
                context.version(), context.input("environment"), role, target.isBlank() ? null : target));
        return StepResult.nothing();
    }
}
