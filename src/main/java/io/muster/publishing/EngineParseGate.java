package io.muster.publishing;

import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileProblem;
import io.muster.publishing.DeploymentGate.GateOutcome;
import java.io.ByteArrayInputStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * The gate that checks that the engine's parser accepts every diagram. Problems found by Muster's rules have already
 * been reported.
 */
final class EngineParseGate implements DeploymentGate {

    @Override
    public GateOutcome examine(IncomingDeployment deployment) {
        return GateOutcome.of(deployment.files().diagrams().stream()
                .filter(deployment.files()::isReadable)
                .flatMap(diagram -> problems(deployment.entity(), diagram))
                .toList());
    }

    private static Stream<FileProblem> problems(DeploymentEntity deployment, DeploymentFile file) {
        try {
            parser().createParse()
                    .deployment(deployment)
                    .sourceInputStream(new ByteArrayInputStream(file.content()))
                    .name(file.name())
                    .execute();
            return Stream.of();
        } catch (ParseException e) {
            return e.getResorceReports().stream()
                    .flatMap(report -> report.getErrors().stream())
                    .filter(problem -> !EngineRefusal.isOurs(problem))
                    .map(problem -> EngineRefusal.read(file.name(), problem));
        }
    }

    private static BpmnParser parser() {
        return Context.getProcessEngineConfiguration().getDeployers().stream()
                .filter(BpmnDeployer.class::isInstance)
                .map(deployer -> ((BpmnDeployer) deployer).getBpmnParser())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The engine has no deployer for diagrams"));
    }
}
