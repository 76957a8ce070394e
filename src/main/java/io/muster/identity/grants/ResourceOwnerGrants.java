package io.muster.identity.grants;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * What people get on things they make. Less than the engine's default: a designer who may delete their own deployment
 * deletes its running instances and history with it, and a person who may delete themselves frees an id that stands
 * under approvals.
 */
public final class ResourceOwnerGrants extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newUser(User user) {
        return new AuthorizationEntity[] {createGrantAuthorization(user.getId(), null, USER, user.getId(), READ, UPDATE)
        };
    }

    @Override
    public AuthorizationEntity @Nullable [] newDeployment(Deployment deployment) {
        var current =
                Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication();
        return current == null || current.getUserId() == null
                ? null
                : new AuthorizationEntity[] {
                    createGrantAuthorization(current.getUserId(), null, DEPLOYMENT, deployment.getId(), READ)
                };
    }

    /** On a task that is only just being made nobody has been granted anything yet, and looking for it would be in vain. */
    @Override
    protected @Nullable AuthorizationEntity getGrantAuthorization(
            String taskId, String userId, String groupId, Resource resource) {
        return isBeingMade(taskId) ? null : super.getGrantAuthorization(taskId, userId, groupId, resource);
    }

    private static boolean isBeingMade(String taskId) {
        var entities = Context.getCommandContext().getDbEntityManager().getDbEntityCache();
        var task = entities.getCachedEntity(TaskEntity.class, taskId);
        return task != null && task.getEntityState() == DbEntityState.TRANSIENT;
    }
}
