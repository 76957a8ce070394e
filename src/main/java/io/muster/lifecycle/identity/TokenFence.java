package io.muster.lifecycle.identity;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Ways past a waiting approval that the engine's permissions leave open to people who may merely start a process or work
 * on a task: start or restart in the middle, raise an error or escalation on the task, hand it on, tidy away others'
 * comments ({@link TokenMoves}). Only administrators may, and leave their name in the operation log.
 *
 * <p>Only what a person asks for directly counts, not what our own code does on the way.
 */
final class TokenFence extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl engine;

    TokenFence(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() == null && TokenMoves.include(command.getClass())) {
            requireAdministrator(command);
        }
        return next.execute(command);
    }

    private void requireAdministrator(Command<?> command) {
        var person = engine.getIdentityService().getCurrentAuthentication();
        if (person != null && !isAdministrator(person)) {
            var what = command.getClass().getSimpleName();
            var why = "'%s' may not move the process past its tasks (%s): administrators only"
                    .formatted(person.getUserId(), what);
            throw new AuthorizationException(why);
        }
    }

    private static boolean isAdministrator(Authentication person) {
        return person.getGroupIds() != null && person.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
    }
}
