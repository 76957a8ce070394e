package io.muster.publishing;

import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's service through which everything is deployed. Here the whole of what was sent is known, also when the engine
 * refuses before it looks at it.
 */
final class GuardedRepository extends RepositoryServiceImpl {

    private final RefusedDeployments refused;
    private final ObjectProvider<Deletions> deletions;

    GuardedRepository(RefusedDeployments refused, ObjectProvider<Deletions> deletions) {
        this.refused = refused;
        this.deletions = deletions;
    }

    @Override
    public DeploymentWithDefinitions deployWithResult(DeploymentBuilderImpl deployment) {
        var authentication = authentication();
        try {
            Deploying.requireDesigner(authentication);
            return super.deployWithResult(deployment);
        } catch (NeedsSignOff e) {
            throw recorded(deployment, authentication, e.propose(Deploying.actor(authentication)));
        } catch (ProcessEngineException e) {
            throw recorded(deployment, authentication, e);
        }
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

    /** What a person deletes makes the version before it the one in force, and nobody has signed that. */
    private void require(Function<String, Optional<String>> objection, @Nullable String id) {
        var person = Optional.ofNullable(authentication())
                .filter(authentication -> id != null && authentication.getUserId() != null);
        person.flatMap(any -> objection.apply(id)).ifPresent(why -> {
            throw new BadUserRequestException("It is not deleted: " + why);
        });
    }

    private ProcessEngineException recorded(
            DeploymentBuilderImpl deployment, @Nullable Authentication authentication, ProcessEngineException refusal) {
        refused.record(deployment.getDeployment(), Deploying.actor(authentication), refusal);
        return refusal;
    }

    private @Nullable Authentication authentication() {
        return commandExecutor.execute(context -> context.getAuthentication());
    }
}
