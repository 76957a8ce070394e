package io.muster.identity.commands;

import io.muster.security.Role;
import io.muster.security.UserGroups;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobListener;

/**
 * An interceptor that closes the ways around a waiting approval that the engine's permissions leave open to people who
 * may merely start a process or work on a task ({@link ForbiddenCommands}), and reserves other commands
 * ({@link ReservedCommands}). Administrators may use all of them, under their name in the operation log.
 *
 * <p>Only commands that a person issues directly count, not those that our own code issues meanwhile. A refused command
 * does not begin: no transaction is opened for it, and no handler of its failure runs.
 */
public final class ProcessTokenGuard extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl engine;
    private final UserGroups groups;

    public ProcessTokenGuard(ProcessEngineConfigurationImpl engine, UserGroups groups) {
        this.engine = engine;
        this.groups = groups;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() == null) {
            var person = engine.getIdentityService().getCurrentAuthentication();
            if (isFailureOfRefused(command, person)) {
                return null;
            }
            requirePermitted(command, person);
        }
        return next.execute(command);
    }

    /**
     * The engine treats the refusal to run a job as a failure of the job: it would move its due date, use up a retry
     * and open an incident. Only administrators run jobs by hand.
     */
    private static boolean isFailureOfRefused(Command<?> command, Authentication person) {
        return command instanceof FailedJobListener && person != null && !isAdministrator(person);
    }

    private void requirePermitted(Command<?> command, Authentication person) {
        if (person == null || isAdministrator(person)) {
            return;
        }
        ReservedCommands.besidesAdministrators(command.getClass())
                .filter(roles -> roles.stream().noneMatch(groups.rights(groups(person))::contains))
                .ifPresent(roles -> {
                    throw new AuthorizationException("'%s' may not %s (%s): only %s may"
                            .formatted(
                                    person.getUserId(),
                                    ForbiddenCommands.include(command.getClass())
                                            ? "move the process past its tasks"
                                            : "do this",
                                    command.getClass().getSimpleName(),
                                    described(roles)));
                });
    }

    private static String described(Set<Role> roles) {
        return roles.isEmpty()
                ? "administrators"
                : roles.stream().map(Role::group).sorted().toList() + " and administrators";
    }

    public static boolean isAdministrator(Authentication person) {
        return groups(person).contains(Role.ADMINISTRATOR.group());
    }

    private static List<String> groups(Authentication person) {
        return Optional.ofNullable(person.getGroupIds()).orElse(List.of());
    }
}
