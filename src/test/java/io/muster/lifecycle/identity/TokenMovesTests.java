package io.muster.lifecycle.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cmd.RestartProcessInstancesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.Test;

/**
 * Each of the engine's commands was looked at: it only reads, it is fenced, or it is named here with why it need not be.
 * What a newer engine brings fails here until somebody has. Commands written as lambdas have no class to be named by.
 */
class TokenMovesTests {

    private static final String ENGINE = "org.camunda.bpm.engine.impl.";

    private static final String READS =
            "(.*\\.)?(\\w+\\$)?(Get|Find|Is|Determine|Optimize|ExecuteFilter|ExecuteDuration)\\w*"
                    + "|.*(Query|QueryImpl|QueryCmd|ReportImpl)(\\$\\w+)?";

    /** Start at the beginning, which StartGuard judges; a message into the middle needs a right nobody is granted. */
    private static final Set<String> STARTS = Set.of(
            "cmd.CorrelateMessageCmd",
            "cmd.EvaluateStartConditionCmd",
            "cmd.StartProcessInstanceCmd",
            "cmd.SubmitStartFormCmd");

    /** On a waiting task: the desk judges each by who holds it, what they write and how it ends. */
    private static final Set<String> DECISIONS = Set.of(
            "cmd.AddGroupIdentityLinkCmd",
            "cmd.AddIdentityLinkForProcessDefinitionCmd",
            "cmd.AddUserIdentityLinkCmd",
            "cmd.AssignTaskCmd",
            "cmd.ClaimTaskCmd",
            "cmd.CompleteTaskCmd",
            "cmd.CreateTaskCmd",
            "cmd.DeleteGroupIdentityLinkCmd",
            "cmd.DeleteIdentityLinkForProcessDefinitionCmd",
            "cmd.DeleteTaskCmd",
            "cmd.DeleteUserIdentityLinkCmd",
            "cmd.PatchExecutionVariablesCmd",
            "cmd.PatchTaskVariablesCmd",
            "cmd.RemoveExecutionVariablesCmd",
            "cmd.RemoveTaskVariablesCmd",
            "cmd.SaveTaskCmd",
            "cmd.SetExecutionVariablesCmd",
            "cmd.SetExternalTaskPriorityCmd",
            "cmd.SetTaskDescriptionCmd",
            "cmd.SetTaskDueDateCmd",
            "cmd.SetTaskFollowUpDateCmd",
            "cmd.SetTaskNameCmd",
            "cmd.SetTaskOwnerCmd",
            "cmd.SetTaskPriorityCmd",
            "cmd.SetTaskVariablesCmd",
            "cmd.SubmitTaskFormCmd",
            "cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd");

    /** Work on external tasks, and its repair: the narrow doors judge it. */
    private static final Set<String> OUTSIDE_WORK = Set.of(
            "cmd.CompleteExternalTaskCmd",
            "cmd.ExtendLockOnExternalTaskCmd",
            "cmd.FetchExternalTasksCmd",
            "cmd.HandleExternalTaskFailureCmd",
            "cmd.LockExternalTaskCmd",
            "cmd.SetExternalTaskRetriesCmd",
            "cmd.SetExternalTasksRetriesBatchCmd",
            "cmd.SetExternalTasksRetriesCmd",
            "cmd.UnlockExternalTaskCmd");

    /** Stop, go on or try again where the token already is. */
    private static final Set<String> WHERE_THE_TOKEN_IS = Set.of(
            "SetJobsRetriesByProcessBatchCmd",
            "cmd.AcquireJobsCmd",
            "cmd.ActivateBatchCmd",
            "cmd.ActivateJobCmd",
            "cmd.ActivateJobDefinitionCmd",
            "cmd.ActivateProcessDefinitionCmd",
            "cmd.ActivateProcessInstanceCmd",
            "cmd.CreateIncidentCmd",
            "cmd.DefaultJobRetryCmd",
            "cmd.ResolveIncidentCmd",
            "cmd.SetAnnotationForIncidentCmd",
            "cmd.SetJobDefinitionPriorityCmd",
            "cmd.SetJobPriorityCmd",
            "cmd.SetJobRetriesCmd",
            "cmd.SetJobsRetriesBatchCmd",
            "cmd.SuspendBatchCmd",
            "cmd.SuspendJobCmd",
            "cmd.SuspendJobDefinitionCmd",
            "cmd.SuspendProcessDefinitionCmd",
            "cmd.SuspendProcessInstanceCmd",
            "cmd.UnlockJobCmd",
            "cmd.UpdateProcessInstancesSuspendStateBatchCmd",
            "cmd.UpdateProcessInstancesSuspendStateCmd");

    /** Beside the process: remarks, files, filters, plans that are only drawn up, tables that are only asked. */
    private static final Set<String> BOOKS = Set.of(
            "SetAnnotationForOperationLog",
            "batch.DeleteBatchCmd",
            "cmd.AddCommentCmd",
            "cmd.AuthorizationCheckCmd",
            "cmd.CreateAttachmentCmd",
            "cmd.CreateFilterCmd",
            "cmd.CreateMigrationPlanCmd",
            "cmd.DeleteFilterCmd",
            "cmd.SaveAttachmentCmd",
            "cmd.SaveFilterCmd",
            "dmn.cmd.EvaluateDecisionCmd",
            "dmn.cmd.EvaluateDecisionTableCmd");

    /** About what is past; touches no token. */
    private static final Set<String> PAST = Set.of(
            "HistoryLevelSetupCommand",
            "batch.history.DeleteHistoricBatchCmd",
            "cmd.DeleteHistoricCaseInstanceCmd",
            "cmd.DeleteHistoricCaseInstancesBulkCmd",
            "cmd.DeleteHistoricProcessInstancesCmd",
            "cmd.DeleteHistoricTaskInstanceCmd",
            "cmd.DeleteHistoricVariableInstanceCmd",
            "cmd.DeleteHistoricVariableInstancesByProcessInstanceIdCmd",
            "cmd.HistoryCleanupCmd",
            "cmd.UpdateDecisionDefinitionHistoryTimeToLiveCmd",
            "cmd.UpdateProcessDefinitionHistoryTimeToLiveCmd",
            "cmd.batch.DeleteHistoricProcessInstancesBatchCmd",
            "cmd.batch.removaltime.SetRemovalTimeToHistoricBatchesCmd",
            "cmd.batch.removaltime.SetRemovalTimeToHistoricDecisionInstancesCmd",
            "cmd.batch.removaltime.SetRemovalTimeToHistoricProcessInstancesCmd",
            "cmmn.cmd.UpdateCaseDefinitionHistoryTimeToLiveCmd",
            "dmn.cmd.DeleteHistoricDecisionInstanceByDefinitionIdCmd",
            "dmn.cmd.DeleteHistoricDecisionInstanceByInstanceIdCmd",
            "dmn.cmd.DeleteHistoricDecisionInstancesBatchCmd",
            "dmn.cmd.DeleteHistoricDecisionInstancesBulkCmd",
            "jobexecutor.historycleanup.HistoryCleanupHandler$HistoryCleanupHandlerCmd",
            "jobexecutor.historycleanup.HistoryCleanupSchedulerCmd");

    /** Who there is and what they may do; rights nobody but administrators has. */
    private static final Set<String> PEOPLE = Set.of(
            "cmd.CheckPassword",
            "cmd.CreateAuthorizationCommand",
            "cmd.CreateGroupCmd",
            "cmd.CreateMembershipCmd",
            "cmd.CreateTenantCmd",
            "cmd.CreateTenantGroupMembershipCmd",
            "cmd.CreateTenantUserMembershipCmd",
            "cmd.CreateUserCmd",
            "cmd.DeleteAuthorizationCmd",
            "cmd.DeleteGroupCmd",
            "cmd.DeleteMembershipCmd",
            "cmd.DeleteTenantCmd",
            "cmd.DeleteTenantGroupMembershipCmd",
            "cmd.DeleteTenantUserMembershipCmd",
            "cmd.DeleteUserCmd",
            "cmd.DeleteUserInfoCmd",
            "cmd.DeleteUserOperationLogEntryCmd",
            "cmd.DeleteUserPictureCmd",
            "cmd.SaveAuthorizationCmd",
            "cmd.SaveGroupCmd",
            "cmd.SaveTenantCmd",
            "cmd.SaveUserCmd",
            "cmd.SetUserInfoCmd",
            "cmd.SetUserPictureCmd",
            "cmd.UnlockUserCmd");

    /** The installation itself: not offered over REST, or for administrators only; deployments are judged by their rules. */
    private static final Set<String> INSTALLATION = Set.of(
            "BootstrapEngineCommand",
            "ManagementServiceImpl$DbSchemaUpgradeCmd",
            "SchemaOperationProcessEngineClose",
            "SchemaOperationsProcessEngineBuild",
            "cmd.DeleteLicenseKeyCmd",
            "cmd.DeleteMetricsCmd",
            "cmd.DeletePropertyCmd",
            "cmd.DeleteTaskMetricsCmd",
            "cmd.DeployCmd",
            "cmd.RegisterDeploymentCmd",
            "cmd.RegisterProcessApplicationCmd",
            "cmd.ReportDbMetricsCmd",
            "cmd.SetLicenseKeyCmd",
            "cmd.SetPropertyCmd",
            "cmd.TelemetryConfigureCmd",
            "cmd.UnregisterDeploymentCmd",
            "cmd.UnregisterProcessApplicationCmd",
            "db.DbSchemaDrop$1",
            "db.DbSchemaExecuteFile$1",
            "db.DbSchemaPrune$1",
            "jobexecutor.FailedJobListener",
            "jobexecutor.FailedJobListener$FailedJobListenerCmd",
            "jobexecutor.RepeatingFailedJobListener$CreateNewTimerJobCommand",
            "jobexecutor.SuccessfulJobListener",
            "metrics.reporter.DbMetricsReporter$ReportDbMetricsValueCmd",
            "metrics.reporter.MetricsCollectionTask$MetricsCollectionCmd",
            "persistence.deploy.DeleteDeploymentFailListener$DeleteDeploymentFailCmd",
            "persistence.deploy.DeploymentFailListener$DeleteDeploymentListenerCmd",
            "test.AbstractProcessEngineTestCase$1");

    /** CMMN cases, of which Muster deploys none. */
    private static final Set<String> CASES = Set.of(
            "cmmn.cmd.CaseExecutionVariableCmd",
            "cmmn.cmd.CloseCaseInstanceCmd",
            "cmmn.cmd.CompleteCaseExecutionCmd",
            "cmmn.cmd.CreateCaseInstanceCmd",
            "cmmn.cmd.DisableCaseExecutionCmd",
            "cmmn.cmd.ManualStartCaseExecutionCmd",
            "cmmn.cmd.ReenableCaseExecutionCmd",
            "cmmn.cmd.TerminateCaseExecutionCmd");

    @Test
    void everyCommandOfTheEngineIsFencedOrWasJudged() {
        var judged = Stream.of(
                        STARTS, DECISIONS, OUTSIDE_WORK, WHERE_THE_TOKEN_IS, BOOKS, PAST, PEOPLE, INSTALLATION, CASES)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());

        var open = commands().stream()
                .filter(command -> !TokenMoves.include(command.reflect()))
                .map(command -> command.getName().substring(ENGINE.length()))
                .filter(name -> !name.matches(READS))
                .toList();

        assertThat(open).isNotEmpty().containsExactlyInAnyOrderElementsOf(judged);
    }

    @Test
    void restartingIsFenced() {
        assertThat(TokenMoves.include(RestartProcessInstancesCmd.class)).isTrue();
    }

    private static List<JavaClass> commands() {
        return new ClassFileImporter()
                .importPackages("org.camunda.bpm.engine.impl").stream()
                        .filter(type -> type.isAssignableTo(Command.class))
                        .filter(type ->
                                !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .toList();
    }
}
