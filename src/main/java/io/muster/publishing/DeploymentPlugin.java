package io.muster.publishing;

import io.muster.diagrams.DiagramProblem;
import io.muster.diagrams.DiagramRules;
import io.muster.engine.execution.EngineElements;
import io.muster.engine.execution.LifecycleParse;
import io.muster.engine.execution.TaskDurations;
import io.muster.governance.weakening.GovernedDeletions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The engine plugin that routes every deployment through the {@link DeploymentPipeline}, and has every parsed diagram
 * checked, including those that the engine loads from its tables. It is the last plugin, so that no other one examines
 * or alters a deployment after it.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class DeploymentPlugin extends AbstractProcessEnginePlugin {

    private final DeploymentPipeline pipeline;
    private final DiagramRulesGate diagramRules;
    private final TaskDurations durations;
    private final ObjectProvider<GovernedDeletions> deletions;

    DeploymentPlugin(
            DeploymentPipeline pipeline,
            DiagramRulesGate diagramRules,
            TaskDurations durations,
            ObjectProvider<GovernedDeletions> deletions) {
        this.pipeline = pipeline;
        this.diagramRules = diagramRules;
        this.durations = durations;
        this.deletions = deletions;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setRepositoryService(new GuardedRepository(pipeline, deletions));
        engine.setBpmnParseFactory(parser -> new CheckedParse(parser, durations, diagramRules.rules()));
        engine.setCustomPreDeployers(with(engine.getCustomPreDeployers(), pipeline::beforeTheEngine));
        engine.setCustomPostDeployers(with(engine.getCustomPostDeployers(), pipeline::afterTheEngine));
    }

    /** Only new deployments: those loaded from the database passed the pipeline earlier. */
    private static List<Deployer> with(@Nullable List<Deployer> others, Consumer<DeploymentEntity> examine) {
        var deployers = new ArrayList<Deployer>(others == null ? List.of() : others);
        deployers.add(deployment -> {
            if (deployment.isNew()) {
                examine.accept(deployment);
            }
        });
        return List.copyOf(deployers);
    }

    /**
     * The engine's parse of a lifecycle, extended by Muster's rules: each problem is a separate error, beside the engine's own. The engine
     * also parses stored diagrams again when it loads them, so a diagram that entered the database in another way does not
     * run either.
     */
    static final class CheckedParse extends LifecycleParse {

        private final DiagramRules rules;

        CheckedParse(BpmnParser parser, TaskDurations durations, DiagramRules rules) {
            super(parser, durations);
            this.rules = rules;
        }

        @Override
        protected void parseRootElement() {
            rules.inItself(name, EngineElements.read(rootElement)).stream()
                    .map(DiagramProblem::asFileProblem)
                    .map(EngineRefusal::problem)
                    .forEach(getProblems()::add);
            super.parseRootElement();
        }
    }
}
