package io.muster.governance;

import io.muster.governance.Change.Basis;
import io.muster.proofs.DeploymentComparison;
import io.muster.publishing.Deploying;
import io.muster.shared.Actor;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Compares the processes and decision tables of every new deployment with what they replace, last of all checks and while
 * the engine lets nobody else deploy. A person's deployment that weakens a control, or changes a table that something asks,
 * is undone and proposed.
 */
@Component
class GovernedDeployer implements Deployer {

    private final GovernanceSettings settings;
    private final ObjectProvider<DeploymentComparison> comparing;
    private final ObjectProvider<ProposedChange> proposing;
    private final ObjectProvider<WeakerProcesses> weaker;
    private final ObjectProvider<TablesAgreed> agreed;

    GovernedDeployer(
            GovernanceSettings settings,
            ObjectProvider<DeploymentComparison> comparing,
            ObjectProvider<ProposedChange> proposing,
            ObjectProvider<WeakerProcesses> weaker,
            ObjectProvider<TablesAgreed> agreed) {
        this.settings = settings;
        this.comparing = comparing;
        this.proposing = proposing;
        this.weaker = weaker;
        this.agreed = agreed;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        var former = former(deployment);
        if (SignedDeployment.isUnderWay()) {
            putInForce(files(deployment), former);
        } else if (settings.demanded()) {
            var by = Deploying.actor();
            if (!by.isPerson()) {
                // What is new with Muster, or with an installation's own folder, weakens nothing that was there.
                former.values().removeIf(DeploymentComparison.NONE::equals);
            }
            compare(deployment, former, by);
        }
    }

    private void putInForce(SortedMap<String, byte[]> files, Map<String, String> former) {
        SignedDeployment.requireOnTopOf(new Basis(former, comparing.getObject().under(files, former.keySet())));
        refuse(files, comparing.getObject().objections(files));
        agreed.getObject().agree(files);
    }

    private void compare(DeploymentEntity deployment, Map<String, String> former, Actor by) {
        var files = files(deployment);
        var comparison = comparing.getObject().compare(files, former);
        if (by.isPerson()) {
            refuse(files, comparison.objections());
            requireNoTenant(deployment, files);
            if (comparison.weakens()) {
                throw new ControlsWeakened(
                        new ProposedFiles(
                                deployment.getName(), deployment.getSource(), deployment.getTenantId(), files),
                        former,
                        comparison,
                        proposing.getObject());
            }
            agreed.getObject().agree(files);
        } else {
            agreed.getObject().takeOver(files, comparison);
            if (WeakerProcesses.isTold(comparison)) {
                weaker.getObject().tell(deployment.getId(), files, comparison);
            }
        }
    }

    /** A table of a tenant would answer beside the one that everybody agreed to. */
    private void requireNoTenant(DeploymentEntity deployment, SortedMap<String, byte[]> files) {
        if (deployment.getTenantId() != null) {
            refuse(
                    files,
                    comparing.getObject().asked(files).keySet().stream()
                            .map(table -> "table '%s': lifecycles ask it, so it cannot belong to tenant '%s' alone"
                                    .formatted(table, deployment.getTenantId()))
                            .toList());
        }
    }

    private static void refuse(SortedMap<String, byte[]> files, List<String> why) {
        if (!why.isEmpty()) {
            var answer = new WeakeningReport(files);
            why.forEach(answer::addRefusal);
            throw answer.refusal();
        }
    }

    private static SortedMap<String, byte[]> files(DeploymentEntity deployment) {
        var files = new TreeMap<String, byte[]>();
        deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
        return files;
    }

    /** The versions that were in force until now. */
    private static Map<String, String> former(DeploymentEntity deployment) {
        var former = new TreeMap<String, String>();
        var processes = deployment.getDeployedArtifacts(ProcessDefinitionEntity.class);
        if (processes != null) {
            processes.forEach(process -> former.put(
                    process.getKey(),
                    process.getPreviousProcessDefinitionId() == null
                            ? DeploymentComparison.NONE
                            : process.getPreviousProcessDefinitionId()));
        }
        return former;
    }
}
