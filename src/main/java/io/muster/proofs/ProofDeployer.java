package io.muster.proofs;

import io.muster.publishing.Deploying;
import io.muster.step.StepRegistry;
import io.muster.verification.model.Diagram;
import java.util.List;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Proves the processes of a new deployment and refuses it, with everything in it, if they break what is enforced. */
@Component
class ProofDeployer implements Deployer {

    private static final Logger LOG = LoggerFactory.getLogger(ProofDeployer.class);

    private final StepRegistry steps;
    private final ProofSettings settings;
    private final ObjectProvider<Proofs> proofs;
    private final ObjectProvider<ProofRenewal> reproof;

    ProofDeployer(
            StepRegistry steps,
            ProofSettings settings,
            ObjectProvider<Proofs> proofs,
            ObjectProvider<ProofRenewal> reproof) {
        this.steps = steps;
        this.settings = settings;
        this.proofs = proofs;
        this.reproof = reproof;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!settings.demanded() || !deployment.isNew()) {
            return;
        }
        var tables = resources(deployment, DeployedFiles::isTable);
        var diagrams = resources(deployment, DeployedFiles::isDiagram).stream()
                .map(resource -> new Diagram(resource.getName(), resource.getBytes()))
                .toList();
        if (!diagrams.isEmpty()) {
            prove(deployment, diagrams, tables);
        }
        if (!tables.isEmpty()) {
            // The policy may be among them.
            reproof.getObject().afterCommit();
        }
    }

    private void prove(DeploymentEntity deployment, List<Diagram> diagrams, List<ResourceEntity> tables) {
        var prover = new EngineTables(Context.getProcessEngineConfiguration()).fill(new Prover(steps.all()));
        tables.forEach(table -> prover.with(table.getName(), table.getBytes()));
        var proof = prover.prove(diagrams, settings.limits());
        if (!proof.permitsDeployment()) {
            throw new BrokenPromises(proof, diagrams).refusal();
        }
        var report = ProofReport.of(proof, prover.policyDigest());
        report.warnings()
                .forEach(warning -> LOG.warn(
                        "Deployment '{}' is taken with a warning ({}): {}",
                        deployment.getName(),
                        warning.tiers(),
                        warning.inWords()));
        var definitions = deployment.getDeployedArtifacts(ProcessDefinitionEntity.class).stream()
                .map(ProcessDefinitionEntity::getId)
                .toList();
        proofs.getObject().record(definitions, report, Deploying.actor());
    }

    private static List<ResourceEntity> resources(DeploymentEntity deployment, Predicate<String> kind) {
        return deployment.getResources().values().stream()
                .filter(resource -> kind.test(resource.getName()))
                .toList();
    }
}
