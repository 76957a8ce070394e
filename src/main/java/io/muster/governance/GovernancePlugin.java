package io.muster.governance;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Lets the engine compare every new deployment when all other checks are done: what breaks a rule is never proposed. */
@Component
class GovernancePlugin extends AbstractProcessEnginePlugin {

    private final GovernedDeployer deployer;

    GovernancePlugin(GovernedDeployer deployer) {
        this.deployer = deployer;
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getDeployers().add(deployer);
    }
}
