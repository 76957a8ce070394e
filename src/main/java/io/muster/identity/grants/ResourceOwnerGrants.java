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
 * The permissions of people on objects they create. They are fewer than the engine's default: a designer who may delete
 * their own deployment deletes its running instances and history with it, and a person who may delete themselves frees
 * an id that approvals refer to.
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

    /** A task that is being created has no authorizations yet, so the lookup is skipped. */
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
