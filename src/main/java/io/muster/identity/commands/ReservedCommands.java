package io.muster.identity.commands;

import io.muster.security.Role;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.SetAnnotationForOperationLog;
import org.camunda.bpm.engine.impl.SetJobsRetriesByProcessBatchCmd;
import org.camunda.bpm.engine.impl.batch.DeleteBatchCmd;
import org.camunda.bpm.engine.impl.batch.history.DeleteHistoricBatchCmd;
import org.camunda.bpm.engine.impl.cmd.ActivateBatchCmd;
import org.camunda.bpm.engine.impl.cmd.ActivateJobCmd;
import org.camunda.bpm.engine.impl.cmd.ActivateJobDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.ActivateProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.ActivateProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.AddIdentityLinkForProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAuthorizationCommand;
import org.camunda.bpm.engine.impl.cmd.CreateFilterCmd;
import org.camunda.bpm.engine.impl.cmd.CreateGroupCmd;
import org.camunda.bpm.engine.impl.cmd.CreateIncidentCmd;
import org.camunda.bpm.engine.impl.cmd.CreateMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTenantCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTenantGroupMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTenantUserMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAuthorizationCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricCaseInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricCaseInstancesBulkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricProcessInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricTaskInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricVariableInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricVariableInstancesByProcessInstanceIdCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkForProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteLicenseKeyCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMetricsCmd;
import org.camunda.bpm.engine.impl.cmd.DeletePropertyCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskMetricsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTenantCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTenantGroupMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTenantUserMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserInfoCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserOperationLogEntryCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserPictureCmd;
import org.camunda.bpm.engine.impl.cmd.ExtendLockOnExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.FetchExternalTasksCmd;
import org.camunda.bpm.engine.impl.cmd.HandleExternalTaskFailureCmd;
import org.camunda.bpm.engine.impl.cmd.HistoryCleanupCmd;
import org.camunda.bpm.engine.impl.cmd.LockExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.RegisterDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.RegisterProcessApplicationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveIncidentCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAuthorizationCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveGroupCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTenantCmd;
import org.camunda.bpm.engine.impl.cmd.SetAnnotationForIncidentCmd;
import org.camunda.bpm.engine.impl.cmd.SetExternalTaskPriorityCmd;
import org.camunda.bpm.engine.impl.cmd.SetExternalTaskRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.SetExternalTasksRetriesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.SetExternalTasksRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobDefinitionPriorityCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobPriorityCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobsRetriesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.SetLicenseKeyCmd;
import org.camunda.bpm.engine.impl.cmd.SetPropertyCmd;
import org.camunda.bpm.engine.impl.cmd.SetUserInfoCmd;
import org.camunda.bpm.engine.impl.cmd.SetUserPictureCmd;
import org.camunda.bpm.engine.impl.cmd.SuspendBatchCmd;
import org.camunda.bpm.engine.impl.cmd.SuspendJobCmd;
import org.camunda.bpm.engine.impl.cmd.SuspendJobDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.SuspendProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.SuspendProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.TelemetryConfigureCmd;
import org.camunda.bpm.engine.impl.cmd.UnlockExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.cmd.UnlockUserCmd;
import org.camunda.bpm.engine.impl.cmd.UnregisterDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.UnregisterProcessApplicationCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateDecisionDefinitionHistoryTimeToLiveCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateProcessDefinitionHistoryTimeToLiveCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateProcessInstancesSuspendStateBatchCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateProcessInstancesSuspendStateCmd;
import org.camunda.bpm.engine.impl.cmd.batch.DeleteHistoricProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.removaltime.SetRemovalTimeToHistoricBatchesCmd;
import org.camunda.bpm.engine.impl.cmd.batch.removaltime.SetRemovalTimeToHistoricDecisionInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.batch.removaltime.SetRemovalTimeToHistoricProcessInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cmmn.cmd.CaseExecutionVariableCmd;
import org.camunda.bpm.engine.impl.cmmn.cmd.CloseCaseInstanceCmd;
import org.camunda.bpm.engine.impl.cmmn.cmd.CompleteCaseExecutionCmd;
import org.camunda.bpm.engine.impl.cmmn.cmd.CreateCaseInstanceCmd;
import org.camunda.bpm.engine.impl.cmmn.cmd.DisableCaseExecutionCmd;
import org.camunda.bpm.engine.impl.cmmn.cmd.ManualStartCaseExecutionCmd;
import org.camunda.bpm.engine.impl.cmmn.cmd.ReenableCaseExecutionCmd;
import org.camunda.bpm.engine.impl.cmmn.cmd.TerminateCaseExecutionCmd;
import org.camunda.bpm.engine.impl.cmmn.cmd.UpdateCaseDefinitionHistoryTimeToLiveCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.DeleteHistoricDecisionInstanceByDefinitionIdCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.DeleteHistoricDecisionInstanceByInstanceIdCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.DeleteHistoricDecisionInstancesBatchCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.DeleteHistoricDecisionInstancesBulkCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.EvaluateDecisionCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.EvaluateDecisionTableCmd;

/**
 * The engine's commands reserved for some roles: those listed here, and those that move a process token
 * ({@link ForbiddenCommands}). They are refused before the engine begins: some of its commands change the database when
 * they fail, and it protects nothing that belongs to no process, such as the jobs of a batch. All others are left to
 * the engine's permissions.
 */
final class ReservedCommands {

    /** Stop, resume, hasten or delay what is waiting, above all the deadlines of human tasks. */
    private static final Set<Class<?>> WAITS = Set.of(
            ActivateBatchCmd.class,
            ActivateJobCmd.class,
            ActivateJobDefinitionCmd.class,
            ActivateProcessDefinitionCmd.class,
            ActivateProcessInstanceCmd.class,
            CreateIncidentCmd.class,
            DeleteBatchCmd.class,
            ResolveIncidentCmd.class,
            SetAnnotationForIncidentCmd.class,
            SetExternalTaskPriorityCmd.class,
            SetExternalTasksRetriesBatchCmd.class,
            SetJobDefinitionPriorityCmd.class,
            SetJobPriorityCmd.class,
            SetJobsRetriesBatchCmd.class,
            SetJobsRetriesByProcessBatchCmd.class,
            SetVariablesToProcessInstancesBatchCmd.class,
            SuspendBatchCmd.class,
            SuspendJobCmd.class,
            SuspendJobDefinitionCmd.class,
            SuspendProcessDefinitionCmd.class,
            SuspendProcessInstanceCmd.class,
            UnlockExternalTaskCmd.class,
            UnlockJobCmd.class,
            UpdateProcessInstancesSuspendStateBatchCmd.class,
            UpdateProcessInstancesSuspendStateCmd.class);

    /** Delete or relabel history. */
    private static final Set<Class<?>> PAST = Set.of(
            DeleteHistoricBatchCmd.class,
            DeleteHistoricCaseInstanceCmd.class,
            DeleteHistoricCaseInstancesBulkCmd.class,
            DeleteHistoricDecisionInstanceByDefinitionIdCmd.class,
            DeleteHistoricDecisionInstanceByInstanceIdCmd.class,
            DeleteHistoricDecisionInstancesBatchCmd.class,
            DeleteHistoricDecisionInstancesBulkCmd.class,
            DeleteHistoricProcessInstancesBatchCmd.class,
            DeleteHistoricProcessInstancesCmd.class,
            DeleteHistoricTaskInstanceCmd.class,
            DeleteHistoricVariableInstanceCmd.class,
            DeleteHistoricVariableInstancesByProcessInstanceIdCmd.class,
            DeleteUserOperationLogEntryCmd.class,
            HistoryCleanupCmd.class,
            SetAnnotationForOperationLog.class,
            SetRemovalTimeToHistoricBatchesCmd.class,
            SetRemovalTimeToHistoricDecisionInstancesCmd.class,
            SetRemovalTimeToHistoricProcessInstancesCmd.class,
            UpdateCaseDefinitionHistoryTimeToLiveCmd.class,
            UpdateDecisionDefinitionHistoryTimeToLiveCmd.class,
            UpdateProcessDefinitionHistoryTimeToLiveCmd.class);

    /** Manage people, their permissions and what they are shown. */
    private static final Set<Class<?>> PEOPLE = Set.of(
            AddIdentityLinkForProcessDefinitionCmd.class,
            CreateAuthorizationCommand.class,
            CreateFilterCmd.class,
            CreateGroupCmd.class,
            CreateMembershipCmd.class,
            CreateTenantCmd.class,
            CreateTenantGroupMembershipCmd.class,
            CreateTenantUserMembershipCmd.class,
            DeleteAuthorizationCmd.class,
            DeleteFilterCmd.class,
            DeleteGroupCmd.class,
            DeleteIdentityLinkForProcessDefinitionCmd.class,
            DeleteMembershipCmd.class,
            DeleteTenantCmd.class,
            DeleteTenantGroupMembershipCmd.class,
            DeleteTenantUserMembershipCmd.class,
            DeleteUserCmd.class,
            DeleteUserInfoCmd.class,
            DeleteUserPictureCmd.class,
            SaveAuthorizationCmd.class,
            SaveFilterCmd.class,
            SaveGroupCmd.class,
            SaveTenantCmd.class,
            SetUserInfoCmd.class,
            SetUserPictureCmd.class,
            UnlockUserCmd.class);

    /** The installation itself, and decisions evaluated outside a process. */
    private static final Set<Class<?>> INSTALLATION = Set.of(
            DeleteLicenseKeyCmd.class,
            DeleteMetricsCmd.class,
            DeletePropertyCmd.class,
            DeleteTaskMetricsCmd.class,
            EvaluateDecisionCmd.class,
            EvaluateDecisionTableCmd.class,
            RegisterDeploymentCmd.class,
            RegisterProcessApplicationCmd.class,
            SetLicenseKeyCmd.class,
            SetPropertyCmd.class,
            TelemetryConfigureCmd.class,
            UnregisterDeploymentCmd.class,
            UnregisterProcessApplicationCmd.class);

    /** Tasks outside a process. */
    private static final Set<Class<?>> TASKS = Set.of(CreateTaskCmd.class, DeleteTaskCmd.class);

    /** CMMN, which Muster does not deploy. */
    private static final Set<Class<?>> CASES = Set.of(
            CaseExecutionVariableCmd.class,
            CloseCaseInstanceCmd.class,
            CompleteCaseExecutionCmd.class,
            CreateCaseInstanceCmd.class,
            DisableCaseExecutionCmd.class,
            ManualStartCaseExecutionCmd.class,
            ReenableCaseExecutionCmd.class,
            TerminateCaseExecutionCmd.class);

    /** Remarks about a task. */
    private static final Set<Class<?>> REMARKS =
            Set.of(AddCommentCmd.class, CreateAttachmentCmd.class, SaveAttachmentCmd.class);

    /** An external worker's commands on its tasks; {@link WorkerCommandGuard} checks which tasks. */
    static final Set<Class<?>> WORK = Set.of(
            CompleteExternalTaskCmd.class,
            ExtendLockOnExternalTaskCmd.class,
            FetchExternalTasksCmd.class,
            HandleExternalTaskFailureCmd.class,
            LockExternalTaskCmd.class);

    /** Retry failed external tasks; {@link WorkerCommandGuard} checks which. */
    static final Set<Class<?>> REPAIR = Set.of(SetExternalTaskRetriesCmd.class, SetExternalTasksRetriesCmd.class);

    /** Retry failed jobs. Those who may do so use {@link RetriesOfFailedJobs}. */
    private static final Set<Class<?>> RETRY = Set.of(SetJobRetriesCmd.class);

    private static final Set<Role> ADMINISTRATORS_ONLY = Set.of();

    private static final Set<Role> WITH_TASKS =
            Arrays.stream(Role.values()).filter(Role::hasTasks).collect(Collectors.toUnmodifiableSet());

    private ReservedCommands() {}

    /** @return the roles besides administrators that may issue it; empty if it is not reserved */
    static Optional<Set<Role>> besidesAdministrators(Class<?> command) {
        if (ForbiddenCommands.include(command) || isReserved(command)) {
            return Optional.of(ADMINISTRATORS_ONLY);
        }
        if (command == FetchExternalTasksCmd.class) {
            // A user who may work on no task finds none.
            return Optional.empty();
        }
        if (isOneOf(WORK, command)) {
            return Optional.of(Set.of(Role.WORKER));
        }
        if (isOneOf(REPAIR, command) || isOneOf(RETRY, command)) {
            return Optional.of(Set.of(Role.OPERATOR));
        }
        return isOneOf(REMARKS, command) ? Optional.of(WITH_TASKS) : Optional.empty();
    }

    private static boolean isReserved(Class<?> command) {
        return Stream.of(WAITS, PAST, PEOPLE, INSTALLATION, TASKS, CASES).anyMatch(kinds -> isOneOf(kinds, command));
    }

    private static boolean isOneOf(Set<Class<?>> kinds, Class<?> command) {
        return kinds.stream().anyMatch(kind -> kind.isAssignableFrom(command));
    }
}
