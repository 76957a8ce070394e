package io.muster.lifecycle.change;

import io.muster.lifecycle.change.Change.Basis;
import io.muster.lifecycle.deploy.Deploying;
import io.muster.lifecycle.proof.Comparing;
import io.muster.shared.Actor;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Compares the processes of every new deployment with the versions they replace, last of all checks and while the engine
 * lets nobody else deploy. A person's deployment that weakens a control is undone and proposed.
 */
@Component
class GovernedDeployer implements Deployer {

    private final GovernanceSettings settings;
    private final ObjectProvider<Comparing> comparing;
    private final ObjectProvider<Proposing> proposing;
    private final ObjectProvider<WeakerProcesses> weaker;

    GovernedDeployer(
            GovernanceSettings settings,
            ObjectProvider<Comparing> comparing,
            ObjectProvider<Proposing> proposing,
            ObjectProvider<WeakerProcesses> weaker) {
        this.settings = settings;
        this.comparing = comparing;
        this.proposing = proposing;
        this.weaker = weaker;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        var former = former(deployment);
        if (SignedDeployment.isUnderWay()) {
            var under = comparing.getObject().under(files(deployment), former.keySet());
            SignedDeployment.requireOnTopOf(new Basis(former, under));
        } else if (settings.demanded()) {
            var by = Deploying.actor();
            if (!by.isPerson()) {
                // What is new with Muster, or with an installation's own folder, weakens nothing that was there.
                former.values().removeIf(Comparing.NONE::equals);
            }
            compare(deployment, former, by);
        }
    }

    private void compare(DeploymentEntity deployment, Map<String, String> former, Actor by) {
        var files = files(deployment);
        var comparison = comparing.getObject().compare(files, former);
        if (!comparison.weakens()) {
            return;
        }
        if (by.isPerson()) {
            throw new ControlsWeakened(
                    new Delivery(deployment.getName(), deployment.getSource(), deployment.getTenantId(), files),
                    former,
                    comparison,
                    proposing.getObject());
        }
        weaker.getObject().tell(deployment.getId(), files, comparison);
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
                            ? Comparing.NONE
                            : process.getPreviousProcessDefinitionId()));
        }
        return former;
    }
}
