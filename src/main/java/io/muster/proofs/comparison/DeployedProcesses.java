package io.muster.proofs.comparison;

import io.muster.comparison.ControlDiff;
import io.muster.engine.Engine;
import io.muster.processfiles.DeploymentFile;
import io.muster.proofs.prover.ActiveDefinitions;
import io.muster.proofs.prover.ProofProblem;
import io.muster.proofs.prover.Prover;
import io.muster.shared.Refusal;
import io.muster.step.StepRegistry;
import io.muster.verification.model.ProofLimits;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/** The deployed processes, and the changes from one version to another. */
@Service
public class DeployedProcesses {

    private final Engine engine;
    private final RepositoryService repository;
    private final ActiveDefinitions definitions;
    private final StepRegistry steps;
    private final ComparisonCache comparisons = new ComparisonCache(ProofLimits.DEFAULT);

    DeployedProcesses(
            @Lazy Engine engine,
            @Lazy RepositoryService repository,
            ActiveDefinitions definitions,
            StepRegistry steps) {
        this.engine = engine;
        this.repository = repository;
        this.definitions = definitions;
        this.steps = steps;
    }

    /** The newest version of each, by name. */
    public List<DeployedProcess> newest() {
        return engine.asSystem(() -> repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(this::process)
                .sorted(Comparator.comparing(DeployedProcess::name).thenComparing(DeployedProcess::key))
                .toList());
    }

    /**
     * All versions, the newest first.
     *
     * @throws Refusal {@code PROCESS_NOT_DEPLOYED} if there is none
     */
    public List<DeployedProcess> versions(String key) {
        var versions = engine.asSystem(() -> repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .orderByProcessDefinitionVersion()
                .desc()
                .list()
                .stream()
                .map(this::process)
                .toList());
        if (versions.isEmpty()) {
            throw ProofProblem.PROCESS_NOT_DEPLOYED.refusal("No process '%s' is deployed", key);
        }
        return versions;
    }

    /** @throws Refusal {@code PROCESS_NOT_DEPLOYED} if there is none */
    public DeployedProcess version(String key, int version) {
        return versions(key).stream()
                .filter(each -> each.version() == version)
                .findFirst()
                .orElseThrow(() ->
                        ProofProblem.PROCESS_NOT_DEPLOYED.refusal("Process '%s' has no version %d", key, version));
    }

    /** All diagrams deployed with it. */
    public List<DeploymentFile> diagrams(DeployedProcess process) {
        return engine.asSystem(() -> definitions.diagrams(process.deployment()));
    }

    /** Compares under the policy in force. */
    public ControlDiff compare(DeployedProcess before, DeployedProcess after) {
        return engine.asSystem(() -> {
            var prover = definitions.tables().fill(new Prover(steps.all()));
            return comparisons.compare(prover, diagrams(before), diagrams(after));
        });
    }

    private Instant deployedAt(String deployment) {
        return repository
                .createDeploymentQuery()
                .deploymentId(deployment)
                .singleResult()
                .getDeploymentTime()
                .toInstant();
    }

    private DeployedProcess process(ProcessDefinition definition) {
        var name = definition.getName();
        return new DeployedProcess(
                definition.getId(),
                definition.getKey(),
                name == null || name.isBlank() ? definition.getKey() : name,
                definition.getVersion(),
                definition.getVersionTag(),
                deployedAt(definition.getDeploymentId()),
                definition.getDeploymentId(),
                definition.getResourceName());
    }

    /**
     * One version of a process definition.
     *
     * @param id of the engine
     * @param key the process's id on its diagram
     * @param name on its diagram, or the key
     * @param tag the designer's own version, or null
     * @param deployment that contains it, with all it calls
     * @param diagram name of its file
     */
    public record DeployedProcess(
            String id,
            String key,
            String name,
            int version,
            @Nullable String tag,
            Instant deployedAt,
            String deployment,
            String diagram) {}
}
