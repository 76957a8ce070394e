package io.muster.lifecycle.deploy;

import io.muster.lifecycle.diagram.DiagramRules;
import io.muster.lifecycle.step.StepRegistry;
import io.muster.security.UserDirectory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Puts our door before the engine's: every way to deploy leads through it, and every diagram that is parsed, also one that
 * the engine loads from its tables, is checked.
 */
@Component
public class DeploymentPlugin extends AbstractProcessEnginePlugin {

    private final DiagramRules rules;
    private final ObjectProvider<UserDirectory> people;
    private final RefusedDeployments refused;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeploymentPlugin(
            StepRegistry steps,
            ObjectProvider<UserDirectory> people,
            RefusedDeployments refused,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rules = new DiagramRules(steps.all());
        this.people = people;
        this.refused = refused;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setRepositoryService(new GuardedRepository(refused));
        engine.setBpmnParseFactory(parser -> new CheckedParse(parser, rules));
        var deployers = new ArrayList<Deployer>();
        deployers.add(new CheckDeployment(rules, people));
        deployers.add(new RecordDeployment(events, clock));
        deployers.addAll(engine.getCustomPreDeployers() == null ? List.of() : engine.getCustomPreDeployers());
        engine.setCustomPreDeployers(deployers);
    }
}
