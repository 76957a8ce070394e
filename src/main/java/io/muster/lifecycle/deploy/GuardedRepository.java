package io.muster.lifecycle.deploy;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.jspecify.annotations.Nullable;

/**
 * The engine's service through which everything is deployed. Here the whole of what was sent is known, also when the engine
 * refuses before it looks at it.
 */
final class GuardedRepository extends RepositoryServiceImpl {

    private final RefusedDeployments refused;

    GuardedRepository(RefusedDeployments refused) {
        this.refused = refused;
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

    private ProcessEngineException recorded(
            DeploymentBuilderImpl deployment, @Nullable Authentication authentication, ProcessEngineException refusal) {
        refused.record(deployment.getDeployment(), Deploying.actor(authentication), refusal);
        return refusal;
    }

    private @Nullable Authentication authentication() {
        return commandExecutor.execute(context -> context.getAuthentication());
    }
}
