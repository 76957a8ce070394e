package io.muster.publishing;

import io.muster.diagrams.DiagramProblem;
import io.muster.diagrams.DiagramRules;
import io.muster.security.UserDirectory;
import io.muster.security.UserGroups;
import io.muster.step.StepRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The gate that checks that the files keep the rules for diagrams, together and with what is deployed. */
@Component
class DiagramRulesGate implements DeploymentGate {

    private final DiagramRules rules;
    private final ObjectProvider<UserDirectory> people;

    DiagramRulesGate(StepRegistry steps, UserGroups groups, ObjectProvider<UserDirectory> people) {
        this.rules = new DiagramRules(steps.all(), groups);
        this.people = people;
    }

    /** The same rules for a single diagram, which also apply when the engine loads a stored one. */
    DiagramRules rules() {
        return rules;
    }

    @Override
    public GateOutcome examine(IncomingDeployment deployment) {
        var deployed = new EngineDeployedResources(deployment.entity().getTenantId(), people);
        return GateOutcome.of(rules.check(deployment.files(), deployed).stream()
                .map(DiagramProblem::asFileProblem)
                .toList());
    }
}
