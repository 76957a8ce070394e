package io.muster.publishing;

import io.muster.diagrams.DiagramRules;
import io.muster.security.UserDirectory;
import io.muster.step.StepRegistry;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts our door before the engine's: every way to deploy leads through it, and every diagram that is parsed, also one that
 * the engine loads from its tables, is checked. It comes after other plugins, whose checks it makes a part of its own: so a
 * refusal tells what all of them found.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
public class DeploymentPlugin extends AbstractProcessEnginePlugin {

    private final DiagramRules rules;
    private final ObjectProvider<UserDirectory> people;
    private final RefusedDeployments refused;
    private final ObjectProvider<Deletions> deletions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeploymentPlugin(
            StepRegistry steps,
            ObjectProvider<UserDirectory> people,
            RefusedDeployments refused,
            ObjectProvider<Deletions> deletions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rules = new DiagramRules(steps.all());
        this.people = people;
        this.refused = refused;
        this.deletions = deletions;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setRepositoryService(new GuardedRepository(refused, deletions));
        engine.setBpmnParseFactory(parser -> new CheckedParse(parser, rules));
        var others = engine.getCustomPreDeployers();
        engine.setCustomPreDeployers(List.of(
                new CheckDeployment(rules, people, others == null ? List.of() : others),
                new RecordDeployment(events, clock)));
    }
}
