package io.muster.publishing;

import io.muster.proofs.DeploymentProof;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.stereotype.Component;

/** The gate that checks that the processes keep what the policy enforces; the proof is kept with the definitions. */
@Component
class ProofGate implements DeploymentGate {

    private final DeploymentProof proof;

    ProofGate(DeploymentProof proof) {
        this.proof = proof;
    }

    @Override
    public GateOutcome examine(IncomingDeployment deployment) {
        var definitions = deployment.processes().stream()
                .map(ProcessDefinitionEntity::getId)
                .toList();
        return GateOutcome.of(
                proof.prove(deployment.entity().getName(), deployment.files(), definitions, deployment.by()));
    }
}
