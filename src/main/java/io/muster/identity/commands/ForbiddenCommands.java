package io.muster.identity.commands;

import java.util.Set;
import org.camunda.bpm.engine.impl.cmd.AbstractDeleteProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractDeleteProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractProcessInstanceModificationCommand;
import org.camunda.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateAllMessageCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteJobCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByIdsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.HandleExternalTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.PurgeDatabaseAndCacheCmd;
import org.camunda.bpm.engine.impl.cmd.RecalculateJobDuedateCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobDuedateCmd;
import org.camunda.bpm.engine.impl.cmd.SetProcessDefinitionVersionCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.cmd.batch.CorrelateAllMessageBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.DeleteProcessInstanceBatchCmd;
import org.camunda.bpm.engine.impl.migration.AbstractMigrationCmd;

/**
 * The engine's commands that create, move or remove a process token other than by starting a process at its start event
 * or completing a waiting task; and those that delete what others wrote about one. A test visits all commands of the
 * engine and fails at any that is neither listed here nor judged safe.
 *
 * <p>The correlation of one message is not listed, because starting a process by message is the same command: to
 * correlate into a running instance, it needs permission to update the instance, which only administrators have.
 */
final class ForbiddenCommands {

    private static final Set<Class<?>> PLACING = Set.of(
            StartProcessInstanceAtActivitiesCmd.class,
            AbstractRestartProcessInstanceCmd.class,
            AbstractProcessInstanceModificationCommand.class,
            AbstractModificationCmd.class,
            ModifyProcessInstanceCmd.class,
            ModifyProcessInstanceAsyncCmd.class,
            AbstractMigrationCmd.class,
            SetProcessDefinitionVersionCmd.class);

    private static final Set<Class<?>> TRIGGERING = Set.of(
            CorrelateAllMessageCmd.class,
            CorrelateAllMessageBatchCmd.class,
            MessageEventReceivedCmd.class,
            SignalCmd.class,
            SignalEventReceivedCmd.class,
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class,
            HandleExternalTaskBpmnErrorCmd.class,
            ExecuteJobsCmd.class,
            SetJobDuedateCmd.class,
            RecalculateJobDuedateCmd.class,
            DelegateTaskCmd.class,
            ResolveTaskCmd.class);

    private static final Set<Class<?>> TAKING_AWAY = Set.of(
            AbstractDeleteProcessInstanceCmd.class,
            DeleteProcessInstanceBatchCmd.class,
            AbstractDeleteProcessDefinitionCmd.class,
            DeleteProcessDefinitionsByIdsCmd.class,
            DeleteDeploymentCmd.class,
            DeleteJobCmd.class,
            DeleteJobsCmd.class,
            PurgeDatabaseAndCacheCmd.class,
            DeleteTaskCommentCmd.class,
            DeleteProcessInstanceCommentCmd.class,
            UpdateCommentCmd.class,
            DeleteAttachmentCmd.class);

    private ForbiddenCommands() {}

    static boolean include(Class<?> command) {
        return isOneOf(PLACING, command) || isOneOf(TRIGGERING, command) || isOneOf(TAKING_AWAY, command);
    }

    private static boolean isOneOf(Set<Class<?>> kinds, Class<?> command) {
        return kinds.stream().anyMatch(kind -> kind.isAssignableFrom(command));
    }
}
