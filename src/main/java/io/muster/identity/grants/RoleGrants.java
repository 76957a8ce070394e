package io.muster.identity.grants;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.BATCH;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.OPERATION_LOG_CATEGORY;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;

import io.muster.identity.commands.WorkerCommandGuard;
import io.muster.security.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;

/**
 * The permissions of each role in the engine. Tasks are not included: the engine grants READ and TASK_WORK on a task to
 * its candidate groups and its assignee. Only administrators may update, modify, migrate or delete an instance, set a
 * variable, reassign a task, or change history. What workers do with their tasks, and operators with failed steps,
 * would need such a permission; {@link WorkerCommandGuard} allows just that.
 */
final class RoleGrants {

    /** One row of the engine's table of authorizations. */
    record Grant(Role role, Resource resource, String id, List<Permission> permissions) {}

    private static final List<Permission> READ = List.of(Permissions.READ);

    private RoleGrants() {}

    static List<Grant> all() {
        return Stream.of(seeing(), working(), designing(), operating(), auditing(), administering())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Grant> seeing() {
        return Stream.of(
                        Role.DEVELOPER,
                        Role.DESIGNER,
                        Role.VALIDATOR,
                        Role.APPROVER,
                        Role.SECOND_APPROVER,
                        Role.OPERATOR,
                        Role.AUDITOR)
                .flatMap(role -> Stream.of(
                        new Grant(role, PROCESS_DEFINITION, ANY, onDefinitions(role)),
                        new Grant(role, DECISION_DEFINITION, ANY, List.of(Permissions.READ, Permissions.READ_HISTORY)),
                        new Grant(role, DECISION_REQUIREMENTS_DEFINITION, ANY, READ)))
                .toList();
    }

    /** One row per role and resource: the engine stores no second one. */
    private static List<Permission> onDefinitions(Role role) {
        var reading = Stream.<Permission>of(
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY);
        return Stream.concat(reading, beyondReading(role)).toList();
    }

    private static Stream<Permission> beyondReading(Role role) {
        return switch (role) {
            case DEVELOPER, DESIGNER -> Stream.of(ProcessDefinitionPermissions.CREATE_INSTANCE);
            case OPERATOR ->
                Stream.of(
                        ProcessDefinitionPermissions.CREATE_INSTANCE,
                        ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.RETRY_JOB);
            case AUDITOR -> Stream.of(ProcessDefinitionPermissions.READ_TASK);
            case VALIDATOR, APPROVER, SECOND_APPROVER, APPLICATION, WORKER, ADMINISTRATOR -> Stream.of();
        };
    }

    private static List<Grant> working() {
        return Stream.of(Role.DEVELOPER, Role.VALIDATOR, Role.APPROVER, Role.SECOND_APPROVER, Role.OPERATOR)
                .map(role -> access(role, "tasklist"))
                .toList();
    }

    /** Starting a process needs both permissions: on this definition, and to create an instance. */
    private static List<Grant> designing() {
        return List.of(
                access(Role.DESIGNER, "cockpit"),
                new Grant(Role.DESIGNER, DEPLOYMENT, ANY, List.of(Permissions.CREATE, Permissions.READ)),
                new Grant(Role.DESIGNER, PROCESS_INSTANCE, ANY, List.of(Permissions.CREATE)),
                new Grant(Role.DEVELOPER, PROCESS_INSTANCE, ANY, List.of(Permissions.CREATE)));
    }

    private static List<Grant> operating() {
        return List.of(
                access(Role.OPERATOR, "cockpit"),
                new Grant(Role.OPERATOR, DEPLOYMENT, ANY, READ),
                // The diagrams name the processes (candidateStarterGroups): retirement and revalidation.
                new Grant(Role.OPERATOR, PROCESS_INSTANCE, ANY, List.of(Permissions.CREATE)),
                new Grant(Role.OPERATOR, BATCH, ANY, List.of(BatchPermissions.READ)));
    }

    private static List<Grant> auditing() {
        return List.of(
                access(Role.AUDITOR, "cockpit"),
                new Grant(Role.AUDITOR, DEPLOYMENT, ANY, READ),
                new Grant(Role.AUDITOR, BATCH, ANY, List.of(BatchPermissions.READ, BatchPermissions.READ_HISTORY)),
                new Grant(Role.AUDITOR, OPERATION_LOG_CATEGORY, ANY, List.of(UserOperationLogCategoryPermissions.READ)),
                new Grant(Role.AUDITOR, Resources.USER, ANY, READ),
                new Grant(Role.AUDITOR, Resources.GROUP, ANY, READ),
                new Grant(Role.AUDITOR, Resources.AUTHORIZATION, ANY, READ));
    }

    private static List<Grant> administering() {
        return Arrays.stream(Resources.values())
                .map(resource -> new Grant(Role.ADMINISTRATOR, resource, ANY, List.of(Permissions.ALL)))
                .toList();
    }

    private static Grant access(Role role, String application) {
        return new Grant(role, APPLICATION, application, List.of(Permissions.ACCESS));
    }
}
