package io.muster.proofs;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.stereotype.Component;

/** Lets the engine ask for a proof of every new deployment, after it has taken the files in and before it commits. */
@Component
class ProofPlugin extends AbstractProcessEnginePlugin {

    private final ProofDeployer deployer;

    ProofPlugin(ProofDeployer deployer) {
        this.deployer = deployer;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var deployers = new ArrayList<Deployer>();
        if (configuration.getCustomPostDeployers() != null) {
            deployers.addAll(configuration.getCustomPostDeployers());
        }
        deployers.add(deployer);
        configuration.setCustomPostDeployers(List.copyOf(deployers));
    }
}
