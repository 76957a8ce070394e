package io.muster.decisions;

import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileProblem;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.EventPublisher;
import io.muster.step.StepRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The examination of a deployment's decision tables before the engine reads them: the engine would report only the first
 * problem, and as an internal failure. Doubtful cases are only recorded in the audit trail.
 */
@Component
public class DeployedTables {

    private static final Logger LOG = LoggerFactory.getLogger(DeployedTables.class);
    private final DecisionCheck check;
    private final EventPublisher events;

    DeployedTables(StepRegistry steps, EventPublisher events) {
        this.check = new DecisionCheck(steps.all());
        this.events = events;
    }

    /**
     * Runs inside the command that deploys them.
     *
     * @return the enforced rules that they break
     */
    public List<FileProblem> examine(DeploymentBundle files, Actor by) {
        return files.tables().stream()
                .flatMap(table -> examine(files, table, by))
                .toList();
    }

    private Stream<FileProblem> examine(DeploymentBundle files, DeploymentFile table, Actor by) {
        var findings = new ArrayList<>(check.findings(table));
        findings.addAll(TablesInForce.broken(table));
        if (findings.stream().noneMatch(DecisionProblem::isEnforced)) {
            keepDoubts(table, findings, by);
        }
        return findings.stream().filter(DecisionProblem::isEnforced).map(finding -> problem(files, finding));
    }

    private void keepDoubts(DeploymentFile table, List<DecisionProblem> findings, Actor by) {
        if (!findings.isEmpty()) {
            var doubts = findings.stream().map(DecisionProblem::sentence).toList();
            doubts.forEach(LOG::warn);
            events.publish(
                    new DecisionTableDoubted(table.name(), Digest.of(table.content()), doubts, by, events.now()));
        }
    }

    private static FileProblem problem(DeploymentBundle files, DecisionProblem finding) {
        var element = finding.rules().stream().findFirst().orElse(finding.decision());
        return files.problem(finding.file(), finding.sentence(), element, finding.rules());
    }
}
