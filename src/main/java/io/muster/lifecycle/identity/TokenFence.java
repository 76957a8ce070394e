package io.muster.lifecycle.identity;

import io.muster.audit.RefusalLog;
import io.muster.shared.Actor;
import io.muster.shared.DomainEvent;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractProcessInstanceModificationCommand;
import org.camunda.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.migration.AbstractMigrationCmd;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Ways past a waiting approval that the engine's permissions leave open to people who may merely start a process or work
 * on a task: start in the middle, start again in the middle what has ended, raise an error or escalation on the task, hand
 * it on, tidy away others' comments. Only administrators may, and leave their name in the operation log.
 *
 * <p>Only what a person asks for directly counts, not what our own code does on the way.
 */
final class TokenFence extends CommandInterceptor {

    private static final Set<Class<?>> FENCED = Set.of(
            StartProcessInstanceAtActivitiesCmd.class,
            AbstractRestartProcessInstanceCmd.class,
            AbstractProcessInstanceModificationCommand.class,
            AbstractModificationCmd.class,
            ModifyProcessInstanceCmd.class,
            ModifyProcessInstanceAsyncCmd.class,
            AbstractMigrationCmd.class,
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class,
            DelegateTaskCmd.class,
            ResolveTaskCmd.class,
            DeleteTaskCommentCmd.class,
            DeleteProcessInstanceCommentCmd.class,
            UpdateCommentCmd.class,
            DeleteAttachmentCmd.class);

    private final ProcessEngineConfigurationImpl engine;
    private final ObjectProvider<RefusalLog> refusals;

    TokenFence(ProcessEngineConfigurationImpl engine, ObjectProvider<RefusalLog> refusals) {
        this.engine = engine;
        this.refusals = refusals;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() == null && isFenced(command.getClass())) {
            requireAdministrator(command);
        }
        return next.execute(command);
    }

    static boolean isFenced(Class<?> command) {
        return FENCED.stream().anyMatch(kind -> kind.isAssignableFrom(command));
    }

    private void requireAdministrator(Command<?> command) {
        var person = engine.getIdentityService().getCurrentAuthentication();
        if (person != null && !isAdministrator(person)) {
            var what = command.getClass().getSimpleName();
            var why = "'%s' may not move the process past its tasks (%s): administrators only"
                    .formatted(person.getUserId(), what);
            refusals.getObject()
                    .refused(DomainEvent.PLATFORM, "process engine", Actor.person(person.getUserId()), what, why);
            throw new AuthorizationException(why);
        }
    }

    private static boolean isAdministrator(Authentication person) {
        return person.getGroupIds() != null && person.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
    }
}
