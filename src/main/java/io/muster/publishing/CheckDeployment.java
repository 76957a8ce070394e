package io.muster.publishing;

import io.muster.diagrams.DeploymentFile;
import io.muster.diagrams.DiagramRules;
import io.muster.security.UserDirectory;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Looks at all files of a new deployment before the engine takes in the first, and refuses with everything that is wrong
 * with any of them: what our rules say, and what the engine's parser would. A deployment loaded from the database is not
 * asked again for what it names: that was there when it came.
 */
final class CheckDeployment implements Deployer {

    private final DiagramRules rules;
    private final ObjectProvider<UserDirectory> people;
    private final List<Deployer> others;

    /** @param others that look at new deployments too, and refuse by the same exception */
    CheckDeployment(DiagramRules rules, ObjectProvider<UserDirectory> people, List<Deployer> others) {
        this.rules = rules;
        this.people = people;
        this.others = List.copyOf(others);
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            check(deployment);
        } else {
            others.forEach(other -> other.deploy(deployment));
        }
    }

    private void check(DeploymentEntity deployment) {
        var files = files(deployment);
        var problems = new Problems();
        rules.check(files, new EngineDeployedResources(deployment.getTenantId(), people))
                .forEach(finding -> problems.add(finding.file(), new FindingProblem(finding)));
        files.stream()
                .filter(file -> isDiagram(file) && !problems.isUnreadable(file.name()))
                .forEach(file -> parsed(deployment, file).forEach(problem -> problems.add(file.name(), problem)));
        if (files.stream().noneMatch(file -> isDiagram(file) && problems.isUnreadable(file.name()))) {
            others.forEach(other -> problems.addAll(() -> other.deploy(deployment)));
        }
        problems.refuse();
    }

    private static List<DeploymentFile> files(DeploymentEntity deployment) {
        return new TreeMap<>(deployment.getResources())
                .values().stream()
                        .map(resource -> new DeploymentFile(resource.getName(), resource.getBytes()))
                        .toList();
    }

    private static boolean isDiagram(DeploymentFile file) {
        return Stream.of(BpmnDeployer.BPMN_RESOURCE_SUFFIXES)
                .anyMatch(suffix -> file.name().endsWith(suffix));
    }

    /** What the engine itself has to say; our own findings in the same diagram are known already. */
    private static Stream<Problem> parsed(DeploymentEntity deployment, DeploymentFile file) {
        try {
            parser().createParse()
                    .deployment(deployment)
                    .sourceInputStream(new ByteArrayInputStream(file.content()))
                    .name(file.name())
                    .execute();
            return Stream.of();
        } catch (ParseException e) {
            return e.getResorceReports().stream()
                    .map(ResourceReport::getErrors)
                    .flatMap(List::stream)
                    .filter(problem -> !(problem instanceof FindingProblem));
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
