package io.muster.decisions;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the engine have decision files looked at before it takes them in. It comes before the door of all deployments. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class DecisionPlugin extends AbstractProcessEnginePlugin {

    private final DecisionDeployer deployer;

    DecisionPlugin(DecisionDeployer deployer) {
        this.deployer = deployer;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var others = configuration.getCustomPreDeployers();
        var deployers = new ArrayList<Deployer>(others == null ? List.of() : others);
        deployers.add(deployer);
        configuration.setCustomPreDeployers(List.copyOf(deployers));
    }
}
