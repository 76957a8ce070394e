package io.muster.publishing;

import io.muster.decisions.DeployedTables;
import org.springframework.stereotype.Component;

/**
 * The gate that checks that the decision tables break no enforced rule; doubtful cases are only recorded in the audit
 * trail.
 */
@Component
class DecisionTablesGate implements DeploymentGate {

    private final DeployedTables tables;

    DecisionTablesGate(DeployedTables tables) {
        this.tables = tables;
    }

    @Override
    public GateOutcome examine(IncomingDeployment deployment) {
        return GateOutcome.of(tables.examine(deployment.files(), deployment.by()));
    }
}
