package io.muster.publishing;

import io.muster.governance.weakening.GovernedDeletions;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's service through which every deployment and deletion passes. It sees everything that was sent, even if
 * the engine refuses it before reading it.
 */
final class GuardedRepository extends RepositoryServiceImpl {

    private final DeploymentPipeline pipeline;
    private final ObjectProvider<GovernedDeletions> deletions;

    GuardedRepository(DeploymentPipeline pipeline, ObjectProvider<GovernedDeletions> deletions) {
        this.pipeline = pipeline;
        this.deletions = deletions;
    }

    @Override
    public DeploymentWithDefinitions deployWithResult(DeploymentBuilderImpl deployment) {
        return pipeline.deploy(deployment.getDeployment(), authentication(), () -> super.deployWithResult(deployment));
    }

    @Override
    public void deleteDeployment(String deployment) {
        require(deletions.getObject()::objection, deployment);
        super.deleteDeployment(deployment);
    }

    @Override
    public void deleteDeploymentCascade(String deployment) {
        require(deletions.getObject()::objection, deployment);
        super.deleteDeploymentCascade(deployment);
    }

    @Override
    public void deleteDeployment(String deployment, boolean cascade) {
        require(deletions.getObject()::objection, deployment);
        super.deleteDeployment(deployment, cascade);
    }

    @Override
    public void deleteDeployment(String deployment, boolean cascade, boolean skipListeners) {
        require(deletions.getObject()::objection, deployment);
        super.deleteDeployment(deployment, cascade, skipListeners);
    }

    @Override
    public void deleteDeployment(String deployment, boolean cascade, boolean skipListeners, boolean skipMappings) {
        require(deletions.getObject()::objection, deployment);
        super.deleteDeployment(deployment, cascade, skipListeners, skipMappings);
    }

    @Override
    public void deleteProcessDefinition(String definition) {
        require(deletions.getObject()::objectionToDefinition, definition);
        super.deleteProcessDefinition(definition);
    }

    @Override
    public void deleteProcessDefinition(String definition, boolean cascade) {
        require(deletions.getObject()::objectionToDefinition, definition);
        super.deleteProcessDefinition(definition, cascade);
    }

    @Override
    public void deleteProcessDefinition(String definition, boolean cascade, boolean skipListeners) {
        require(deletions.getObject()::objectionToDefinition, definition);
        super.deleteProcessDefinition(definition, cascade, skipListeners);
    }

    @Override
    public void deleteProcessDefinition(
            String definition, boolean cascade, boolean skipListeners, boolean skipMappings) {
        require(deletions.getObject()::objectionToDefinition, definition);
        super.deleteProcessDefinition(definition, cascade, skipListeners, skipMappings);
    }

    /** Deletions by people are checked: one would put the previous version in force again without a signature. */
    private void require(Function<String, Optional<String>> objection, @Nullable String id) {
        var person = Optional.ofNullable(authentication())
                .filter(authentication -> id != null && authentication.getUserId() != null);
        person.flatMap(any -> objection.apply(id)).ifPresent(why -> {
            throw new BadUserRequestException("It is not deleted: " + why);
        });
    }

    private @Nullable Authentication authentication() {
        return commandExecutor.execute(context -> context.getAuthentication());
    }
}
