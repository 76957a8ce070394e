package io.muster.publishing;

import io.muster.diagrams.DiagramProblem;
import io.muster.diagrams.DiagramRules;
import io.muster.diagrams.DiagramRules.DeployedResources;
import io.muster.publishing.DeploymentGate.GateOutcome;
import io.muster.publishing.IncomingDeployment.Deploying;
import io.muster.security.UserDirectory;
import io.muster.security.UserGroups;
import io.muster.shared.Actor;
import io.muster.step.StepRegistry;
import io.muster.step.TargetNames;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The gate that checks that the files keep the rules for diagrams, together and with what is deployed. */
@Component
class DiagramRulesGate implements DeploymentGate {

    private final DiagramRules rules;
    private final ObjectProvider<UserDirectory> people;
    private final ObjectProvider<TargetNames> targets;

    DiagramRulesGate(
            StepRegistry steps,
            UserGroups groups,
            ObjectProvider<UserDirectory> people,
            ObjectProvider<TargetNames> targets) {
        this.rules = new DiagramRules(steps.all(), groups);
        this.people = people;
        this.targets = targets;
    }

    /** The same rules for a single diagram, which also apply when the engine loads a stored one. */
    DiagramRules rules() {
        return rules;
    }

    @Override
    public GateOutcome examine(IncomingDeployment deployment) {
        var deployed = new EngineDeployedResources(deployment.entity().getTenantId(), people, targets);
        return GateOutcome.of(rules.check(deployment.files(), deployed).stream()
                .map(DiagramProblem::asFileProblem)
                .toList());
    }

    /**
     * The resources that the engine already holds, queried during a deployment. People are not checked when no user is
     * signed in, because Muster deploys its own processes before the first person is known.
     *
     * @param tenant whose definitions are queried, null for those without a tenant
     */
    record EngineDeployedResources(
            @Nullable String tenant, ObjectProvider<UserDirectory> people, ObjectProvider<TargetNames> targetNames)
            implements DeployedResources {

        @Override
        public boolean hasDecision(String id) {
            return Context.getCommandContext()
                            .getDecisionDefinitionManager()
                            .findLatestDecisionDefinitionByKeyAndTenantId(id, tenant)
                    != null;
        }

        @Override
        public boolean hasForm(String id) {
            return Context.getCommandContext()
                            .getCamundaFormDefinitionManager()
                            .findLatestDefinitionByKeyAndTenantId(id, tenant)
                    != null;
        }

        @Override
        public Optional<Set<Actor>> inGroup(String group) {
            return Deploying.person().isPresent()
                    ? Optional.of(people.getObject().inGroup(group))
                    : Optional.empty();
        }

        @Override
        public Optional<Set<String>> targets() {
            return Optional.ofNullable(targetNames.getIfAvailable()).map(TargetNames::all);
        }
    }
}
