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
 * Each of the engine's commands was reviewed: it only reads, it is restricted, or it is listed here with the reason why it need not be.
 * A command of a newer engine fails here until it is reviewed. Commands written as lambdas have no class to be named by.
 */
class ForbiddenCommandsTests {

    private static final String ENGINE = "org.camunda.bpm.engine.impl.";

    private static final String READS =
            "(.*\\.)?(\\w+\\$)?(Get|Find|Is|Determine|Optimize|ExecuteFilter|ExecuteDuration)\\w*"
                    + "|.*(Query|QueryImpl|QueryCmd|ReportImpl)(\\$\\w+)?";

    /** Starts at the beginning, which StartGuard checks; a message to a running instance needs a permission that no one is granted. */
    private static final Set<String> STARTS = Set.of(
            "cmd.CorrelateMessageCmd",
            "cmd.EvaluateStartConditionCmd",
            "cmd.StartProcessInstanceCmd",
            "cmd.SubmitStartFormCmd");

    /** Finds nothing for users without tasks; WorkerCommandGuard checks what workers find. */
    private static final Set<String> OUTSIDE_WORK = Set.of("cmd.FetchExternalTasksCmd");

    /** On a waiting task: the sign-off service checks who holds it, what is written and how it ends. */
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

    /** Stop, continue or retry at the token's present place. */
    private static final Set<String> WHERE_THE_TOKEN_IS = Set.of("cmd.AcquireJobsCmd", "cmd.DefaultJobRetryCmd");

    /** Beside the process: comments, files, filters, plans that are only created, tables that are only evaluated. */
    private static final Set<String> BOOKS = Set.of("cmd.AuthorizationCheckCmd", "cmd.CreateMigrationPlanCmd");

    /** About what is past; touches no token. */
    private static final Set<String> PAST = Set.of(
            "HistoryLevelSetupCommand",
            "jobexecutor.historycleanup.HistoryCleanupHandler$HistoryCleanupHandlerCmd",
            "jobexecutor.historycleanup.HistoryCleanupSchedulerCmd");

    /** People and their permissions; only administrators may change these. */
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
