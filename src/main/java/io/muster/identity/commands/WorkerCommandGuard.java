package io.muster.identity.commands;

import io.muster.security.Role;
import io.muster.step.ExternalTopics;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;

/**
 * An interceptor for what the engine's permissions cannot express narrowly enough. In the engine, permission to work on
 * or retry an external task includes permission to change the whole process instance. So no one is granted that;
 * external workers may issue their few commands on tasks of external topics that are locked in their name, and
 * operators may give failed steps new retries.
 */
public final class WorkerCommandGuard extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl engine;

    public WorkerCommandGuard(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        return next.execute(Context.getCommandContext() == null ? opened(command) : command);
    }

    private <T> Command<T> opened(Command<T> command) {
        var person = engine.getIdentityService().getCurrentAuthentication();
        if (ReservedCommands.WORK.contains(command.getClass()) && is(Role.WORKER, person)) {
            return context -> work(command, person.getUserId(), context);
        }
        if (ReservedCommands.REPAIR.contains(command.getClass()) && is(Role.OPERATOR, person)) {
            return context -> repair(command, person.getUserId(), context);
        }
        return command;
    }

    /** The commands do not reveal their task. So we check what they changed before it is written; a refusal then rolls everything back. */
    private <T> T work(Command<T> command, String worker, CommandContext context) {
        var result = context.runWithoutAuthorization(command);
        touched(context).forEach(task -> requireTheirs(task, worker));
        return result;
    }

    /** A task without retries would be stopped instead of retried. */
    private static <T> T repair(Command<T> command, String operator, CommandContext context) {
        var result = context.runWithoutAuthorization(command);
        touched(context)
                .filter(task -> task.getRetries() != null && task.getRetries() < 1)
                .forEach(task -> {
                    throw new AuthorizationException("'%s' may not stop task %s: retries are %d, at least 1 is expected"
                            .formatted(operator, task.getId(), task.getRetries()));
                });
        return result;
    }

    private static Stream<ExternalTaskEntity> touched(CommandContext context) {
        return context.getDbEntityManager().getDbEntityCache().getEntitiesByType(ExternalTaskEntity.class).stream();
    }

    private void requireTheirs(ExternalTaskEntity task, String worker) {
        if (!ExternalTopics.isOutside(task.getTopicName())) {
            throw new AuthorizationException("'%s' may not work on '%s': Muster itself carries out this step"
                    .formatted(worker, task.getTopicName()));
        }
        if (!ExternalWorkers.isNamedAfter(worker, task.getWorkerId())) {
            throw new AuthorizationException(
                    "Task %s is locked by '%s', which is not '%s': a worker's id is '%s' or '%s/...'"
                            .formatted(task.getId(), task.getWorkerId(), worker, worker, worker));
        }
    }

    private static boolean is(Role role, Authentication person) {
        return person != null
                && person.getGroupIds() != null
                && person.getGroupIds().contains(role.group());
    }
}
