package io.muster.identity.commands;

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
class ForbiddenCommandsTests {

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

    /** Finds nothing for whoever may work on nothing; the narrow doors judge what workers find. */
    private static final Set<String> OUTSIDE_WORK = Set.of("cmd.FetchExternalTasksCmd");

    /** On a waiting task: the desk judges each by who holds it, what they write and how it ends. */
    private static final Set<String> DECISIONS = Set.of(
            "cmd.AddGroupIdentityLinkCmd",
            "cmd.AddUserIdentityLinkCmd",
            "cmd.AssignTaskCmd",
            "cmd.ClaimTaskCmd",
            "cmd.CompleteTaskCmd",
            "cmd.DeleteGroupIdentityLinkCmd",
            "cmd.DeleteUserIdentityLinkCmd",
            "cmd.PatchExecutionVariablesCmd",
            "cmd.PatchTaskVariablesCmd",
            "cmd.RemoveExecutionVariablesCmd",
            "cmd.RemoveTaskVariablesCmd",
            "cmd.SaveTaskCmd",
            "cmd.SetExecutionVariablesCmd",
            "cmd.SetTaskDescriptionCmd",
            "cmd.SetTaskDueDateCmd",
            "cmd.SetTaskFollowUpDateCmd",
            "cmd.SetTaskNameCmd",
            "cmd.SetTaskOwnerCmd",
            "cmd.SetTaskPriorityCmd",
            "cmd.SetTaskVariablesCmd",
            "cmd.SubmitTaskFormCmd");

    /** Stop, go on or try again where the token already is. */
    private static final Set<String> WHERE_THE_TOKEN_IS = Set.of("cmd.AcquireJobsCmd", "cmd.DefaultJobRetryCmd");

    /** Beside the process: remarks, files, filters, plans that are only drawn up, tables that are only asked. */
    private static final Set<String> BOOKS = Set.of("cmd.AuthorizationCheckCmd", "cmd.CreateMigrationPlanCmd");

    /** About what is past; touches no token. */
    private static final Set<String> PAST = Set.of(
            "HistoryLevelSetupCommand",
            "jobexecutor.historycleanup.HistoryCleanupHandler$HistoryCleanupHandlerCmd",
            "jobexecutor.historycleanup.HistoryCleanupSchedulerCmd");

    /** Who there is and what they may do; rights nobody but administrators has. */
    private static final Set<String> PEOPLE = Set.of("cmd.CheckPassword", "cmd.CreateUserCmd", "cmd.SaveUserCmd");

    /** The installation itself: not offered over REST, or for administrators only; deployments are judged by their rules. */
    private static final Set<String> INSTALLATION = Set.of(
            "BootstrapEngineCommand",
            "ManagementServiceImpl$DbSchemaUpgradeCmd",
            "SchemaOperationProcessEngineClose",
            "SchemaOperationsProcessEngineBuild",
            "cmd.DeployCmd",
            "cmd.ReportDbMetricsCmd",
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

    @Test
    void everyCommandOfTheEngineIsFencedOrWasJudged() {
        var judged = Stream.of(STARTS, OUTSIDE_WORK, DECISIONS, WHERE_THE_TOKEN_IS, BOOKS, PAST, PEOPLE, INSTALLATION)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());

        var open = commands().stream()
                .filter(command -> ReservedCommands.besidesAdministrators(command.reflect())
                        .isEmpty())
                .map(command -> command.getName().substring(ENGINE.length()))
                .filter(name -> !name.matches(READS))
                .toList();

        assertThat(open).isNotEmpty().containsExactlyInAnyOrderElementsOf(judged);
    }

    @Test
    void restartingIsFenced() {
        assertThat(ForbiddenCommands.include(RestartProcessInstancesCmd.class)).isTrue();
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
