package io.muster.identity.commands;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.impl.batch.BatchEntity;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * An interceptor that refuses commands on missing objects, because every command is recorded in the engine's operation
 * log. Some of the engine's commands do not look up their target: they suspend the jobs of a definition that does not
 * exist, succeed, and log it.
 */
public final class LoggedThings extends CommandInterceptor {

    private static final Map<String, Class<? extends DbEntity>> CHANGED_BY_COMMANDS = Map.of(
            "job", JobEntity.class,
            "task", TaskEntity.class,
            "process-instance", ExecutionEntity.class,
            "external-task", ExternalTaskEntity.class,
            "batch", BatchEntity.class);

    private static final Set<String> ABOUT_SOMETHING = Set.of(
            EntityTypes.JOB, EntityTypes.JOB_DEFINITION, EntityTypes.PROCESS_INSTANCE, EntityTypes.PROCESS_DEFINITION);

    private static final String NUMBER = "nrOfInstances";

    private final ProcessEngineConfigurationImpl engine;

    public LoggedThings(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        var person = engine.getIdentityService().getCurrentAuthentication();
        return next.execute(Context.getCommandContext() == null && person != null ? checked(command) : command);
    }

    /** Runs before anything is written. */
    private static <T> Command<T> checked(Command<T> command) {
        return context -> {
            var result = command.execute(context);
            var entries = context.getDbEntityManager()
                    .getDbEntityCache()
                    .getEntitiesByType(UserOperationLogEntryEventEntity.class);
            entries.forEach(entry -> named(entry).forEach((kind, id) -> require(context, kind, id)));
            if (areAboutNothing(entries)) {
                throw NoSuchThing.asked();
            }
            return result;
        };
    }

    /** The engine omits ids that it did not find; for a batch it states the number of objects. */
    private static boolean areAboutNothing(List<UserOperationLogEntryEventEntity> entries) {
        return entries.stream().anyMatch(entry -> ABOUT_SOMETHING.contains(entry.getEntityType()))
                && entries.stream().allMatch(entry -> named(entry).isEmpty() && !NUMBER.equals(entry.getProperty()));
    }

    private static Map<String, String> named(UserOperationLogEntryEventEntity entry) {
        var named = new LinkedHashMap<String, String>();
        named.put("job", entry.getJobId());
        named.put("job-definition", entry.getJobDefinitionId());
        named.put("task", entry.getTaskId());
        named.put("process-instance", entry.getProcessInstanceId());
        named.put("process-definition", entry.getProcessDefinitionId());
        named.put("process-definition/key", entry.getProcessDefinitionKey());
        named.put("deployment", entry.getDeploymentId());
        named.put("batch", entry.getBatchId());
        named.put("external-task", entry.getExternalTaskId());
        named.values().removeIf(id -> id == null);
        return named;
    }

    private static void require(CommandContext context, String kind, String id) {
        if (isTouched(context, kind, id)) {
            return;
        }
        var isOver = EngineThings.isKind("history/" + kind) && !EngineThings.isMissing(context, "history/" + kind, id);
        if (!isOver && EngineThings.isMissing(context, kind, id)) {
            throw new NoSuchThing(kind, id);
        }
    }

    /** Whether this command created or deleted it, so that a lookup would not find it. */
    private static boolean isTouched(CommandContext context, String kind, String id) {
        var type = CHANGED_BY_COMMANDS.get(kind);
        return type != null && context.getDbEntityManager().getDbEntityCache().getCachedEntity(type, id) != null;
    }
}
