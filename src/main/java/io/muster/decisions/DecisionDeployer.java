package io.muster.decisions;

import io.muster.publishing.Deploying;
import io.muster.publishing.XmlPlaces;
import io.muster.shared.Digest;
import io.muster.step.StepRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.dmn.deployer.DecisionDefinitionDeployer;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Refuses new decision files that break an enforced rule, before the engine reads them: it would say only the first thing
 * it dislikes, and as a failure of its own. What is doubtful only is kept in the audit trail.
 */
@Component
class DecisionDeployer implements Deployer {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionDeployer.class);
    private final DecisionCheck check;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DecisionDeployer(StepRegistry steps, ApplicationEventPublisher events, Clock clock) {
        this.check = new DecisionCheck(steps.all());
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            deployment.getResources().values().stream()
                    .filter(DecisionDeployer::isDecision)
                    .forEach(this::check);
        }
    }

    private static boolean isDecision(ResourceEntity resource) {
        return Arrays.stream(DecisionDefinitionDeployer.DMN_RESOURCE_SUFFIXES)
                .anyMatch(suffix -> resource.getName().endsWith(suffix));
    }

    private void check(ResourceEntity file) {
        var findings = new ArrayList<>(check.findings(file.getName(), file.getBytes()));
        findings.addAll(TablesInForce.broken(file.getName(), file.getBytes()));
        if (findings.stream().anyMatch(DecisionProblem::isEnforced)) {
            throw refused(file, findings);
        }
        if (!findings.isEmpty()) {
            var doubts = findings.stream().map(DecisionProblem::sentence).toList();
            doubts.forEach(LOG::warn);
            events.publishEvent(new DecisionTableDoubted(
                    file.getName(), Digest.of(file.getBytes()), doubts, Deploying.actor(), clock.instant()));
        }
    }

    private static ParseException refused(ResourceEntity file, List<DecisionProblem> findings) {
        var places = new XmlPlaces(file.getBytes());
        var errors = problems(findings, places, true);
        var message = new StringBuilder("Decision tables that are not permitted. Errors: ");
        errors.forEach(error -> message.append("\n* %s | %s | line %d | column %d"
                .formatted(error.getMessage(), file.getName(), error.getLine(), error.getColumn())));
        return new ParseException(message.toString(), file.getName(), errors, problems(findings, places, false));
    }

    private static List<Problem> problems(List<DecisionProblem> findings, XmlPlaces places, boolean enforced) {
        return findings.stream()
                .filter(finding -> finding.isEnforced() == enforced)
                .map(finding -> problem(finding, places))
                .toList();
    }

    private static Problem problem(DecisionProblem finding, XmlPlaces places) {
        var element = finding.rules().stream().findFirst().orElse(finding.decision());
        return places.problem(finding.sentence(), element, finding.rules());
    }
}
