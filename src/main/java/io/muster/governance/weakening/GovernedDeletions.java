package io.muster.governance.weakening;

import io.muster.engine.Engine;
import io.muster.proofs.comparison.AskedDecisions;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The protection of processes and tables in force against deletion: the previous version would come into force again,
 * or no table would answer, without an owner's agreement.
 */
@Component
public class GovernedDeletions {

    private final GovernanceSettings settings;
    private final AskedDecisions asked;
    private final RepositoryService repository;
    private final Engine engine;

    GovernedDeletions(
            GovernanceSettings settings,
            AskedDecisions asked,
            @Lazy RepositoryService repository,
            @Lazy Engine engine) {
        this.settings = settings;
        this.asked = asked;
        this.repository = repository;
        this.engine = engine;
    }

    /** Why a deployment must stay, without full stop; empty if it may be deleted. */
    public Optional<String> objection(String deployment) {
        return settings.demanded()
                ? engine.asSystem(() ->
                        Stream.concat(tables(deployment), processes(deployment)).findFirst())
                : Optional.empty();
    }

    /** Why a process definition must stay, without full stop; empty if it may be deleted. */
    public Optional<String> objectionToDefinition(String definition) {
        return settings.demanded()
                ? engine.asSystem(
                        () -> repository.createProcessDefinitionQuery().processDefinitionId(definition).list().stream()
                                .flatMap(this::objection)
                                .findFirst())
                : Optional.empty();
    }

    private Stream<String> tables(String deployment) {
        var ids = asked.ids();
        return repository.createDecisionDefinitionQuery().deploymentId(deployment).list().stream()
                .filter(table -> ids.contains(table.getKey()) && isInForce(table))
                .map(table ->
                        "version %d of decision table '%s' is in force and lifecycles ask it; deploy another one instead"
                                .formatted(table.getVersion(), table.getKey()));
    }

    private boolean isInForce(DecisionDefinition table) {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table.getKey())
                .withoutTenantId()
                .latestVersion()
                .list()
                .stream()
                .anyMatch(latest -> latest.getId().equals(table.getId()));
    }

    private Stream<String> processes(String deployment) {
        return repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                .flatMap(this::objection);
    }

    /** If it is the only version, no other takes its place. */
    private Stream<String> objection(ProcessDefinition process) {
        var query = repository.createProcessDefinitionQuery().processDefinitionKey(process.getKey());
        var versions = (process.getTenantId() == null
                        ? query.withoutTenantId()
                        : query.tenantIdIn(process.getTenantId()))
                .list();
        var isNewest =
                versions.stream().mapToInt(ProcessDefinition::getVersion).max().orElse(0) == process.getVersion();
        return versions.stream()
                .filter(other -> isNewest && other.getVersion() < process.getVersion())
                .max(Comparator.comparing(ProcessDefinition::getVersion))
                .map(former ->
                        "version %d of process '%s' is in force, and version %d would be again; deploy that one instead"
                                .formatted(process.getVersion(), process.getKey(), former.getVersion()))
                .stream();
    }
}
