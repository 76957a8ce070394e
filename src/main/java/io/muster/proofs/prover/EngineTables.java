package io.muster.proofs.prover;

import io.muster.processfiles.DeploymentFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.DecisionDefinition;

/** The decision tables in force in the engine. */
public final class EngineTables {

    private final RepositoryService repository;

    public EngineTables(ProcessEngineConfigurationImpl configuration) {
        this.repository = configuration.getRepositoryService();
    }

    public EngineTables(RepositoryService repository) {
        this.repository = repository;
    }

    public Prover fill(Prover prover) {
        var command = Context.getCommandContext();
        if (command == null) {
            addTo(prover);
        } else {
            // The policy applies even if the user who deploys may not read it.
            command.runWithoutAuthorization(() -> {
                addTo(prover);
                return null;
            });
        }
        return prover;
    }

    /** The version of a decision in force, as a file. */
    public Optional<DeploymentFile> inForce(String decision) {
        return Optional.ofNullable(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(decision)
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult())
                .map(this::file);
    }

    private void addTo(Prover prover) {
        repository
                .createDecisionDefinitionQuery()
                // A tenant's tables would replace those of the policy.
                .withoutTenantId()
                .latestVersion()
                .list()
                .forEach(definition -> prover.with(file(definition)));
    }

    private DeploymentFile file(DecisionDefinition definition) {
        try (var content = repository.getDecisionModel(definition.getId())) {
            return new DeploymentFile(definition.getResourceName(), content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Decision %s could not be read".formatted(definition.getId()), e);
        }
    }
}
