package io.muster.identity.commands;

import io.muster.audit.refusals.RefusalLog;
import io.muster.security.RefusedRequests;
import io.muster.shared.Actor;
import io.muster.shared.events.DomainEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * An interceptor that records changes refused by the engine's permissions, {@link ProcessTokenGuard} or
 * {@link WorkerCommandGuard}. It is the outermost, so that it sees the refusal after the rollback. Refused deployments
 * are recorded elsewhere with their content; queries are not recorded, though some are sent by POST.
 */
public final class RefusalRecorder extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl engine;
    private final ObjectProvider<RefusalLog> refusals;

    public RefusalRecorder(ProcessEngineConfigurationImpl engine, ObjectProvider<RefusalLog> refusals) {
        this.engine = engine;
        this.refusals = refusals;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() != null) {
            return next.execute(command);
        }
        try {
            return next.execute(command);
        } catch (AuthorizationException refused) {
            keep(command, refused);
            throw refused;
        }
    }

    private void keep(Command<?> command, AuthorizationException refused) {
        var person = engine.getIdentityService().getCurrentAuthentication();
        var request = request();
        if (person == null
                || command instanceof DeployCmd
                || command instanceof AbstractQuery
                || request.filter(asked -> !RefusedRequests.isChange(asked)).isPresent()) {
            return;
        }
        var name = command.getClass().getSimpleName();
        refusals.getObject()
                .refused(
                        DomainEvent.PLATFORM,
                        "process engine",
                        Actor.person(person.getUserId()),
                        request.map(RefusedRequests::describe).orElse(name),
                        String.valueOf(refused.getMessage()));
    }

    private static Optional<HttpServletRequest> request() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(attributes -> ((ServletRequestAttributes) attributes).getRequest());
    }
}
