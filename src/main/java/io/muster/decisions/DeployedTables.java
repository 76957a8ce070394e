package io.muster.decisions;

import io.muster.decisiontables.DecisionFile;
import io.muster.decisiontables.DecisionModel.Decision;
import io.muster.processfiles.DeploymentBundle;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileProblem;
import io.muster.processfiles.FileUnreadable;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import io.muster.shared.events.EventPublisher;
import io.muster.step.StepRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
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

    /**
     * A decision file was deployed despite doubts.
     *
     * @param digest of the file
     * @param doubts one sentence each
     */
    @AuditEvent("DecisionTableDoubted")
    public record DecisionTableDoubted(String file, Digest digest, List<String> doubts, Actor actor, Instant at)
            implements DomainEvent {

        public DecisionTableDoubted {
            doubts = List.copyOf(doubts);
        }

        @Override
        public String chain() {
            return PLATFORM;
        }

        @Override
        public String subject() {
            return file;
        }
    }

    /** The results of the tables that the engine uses now, to detect new versions whose results differ in kind. */
    private static final class TablesInForce {

        private TablesInForce() {}

        /** Decisions of the file that may give several answers though their version in force gives one. */
        static List<DecisionProblem> broken(DeploymentFile table) {
            try {
                return DecisionFile.read(table).decisions().stream()
                        .filter(Decision::mayGiveSeveral)
                        .filter(decision -> givesOne(decision.id()))
                        .map(decision -> new DecisionProblem(
                                DecisionRule.ONE_ANSWER,
                                table.name(),
                                decision.id(),
                                List.of(),
                                "its version in force gives one answer, and everything that uses it relies on that"))
                        .toList();
            } catch (FileUnreadable e) {
                // Already refused as a file that cannot be read.
                return List.of();
            }
        }

        private static boolean givesOne(String id) {
            return inForce(id).anyMatch(decision -> decision.id().equals(id) && !decision.mayGiveSeveral());
        }

        private static Stream<Decision> inForce(String id) {
            var context = Context.getCommandContext();
            return Stream.ofNullable(context.getDecisionDefinitionManager()
                            .findLatestDecisionDefinitionByKeyAndTenantId(id, null))
                    .map(definition -> context.getResourceManager()
                            .findResourceByDeploymentIdAndResourceName(
                                    definition.getDeploymentId(), definition.getResourceName()))
                    .flatMap(resource -> decisions(new DeploymentFile(resource.getName(), resource.getBytes())));
        }

        private static Stream<Decision> decisions(DeploymentFile table) {
            try {
                return DecisionFile.read(table).decisions().stream();
            } catch (FileUnreadable e) {
                // Deployed before files were checked, so its results are unknown.
                return Stream.empty();
            }
        }
    }
}
