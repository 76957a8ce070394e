package io.muster.identity.commands;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.UserOperationLogQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AttachmentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.CommentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.jspecify.annotations.Nullable;

/**
 * Lookups of whether the engine has an object of some id, without authorization. Kinds are named as in its REST paths:
 * {@code job}, {@code user}.
 */
public final class EngineThings {

    /** Looks something up by its id; null if there is none. */
    @FunctionalInterface
    private interface LookUp {
        @Nullable
        Object apply(CommandContext engine, String id);
    }

    private static final Map<String, LookUp> THINGS = things();

    private EngineThings() {}

    private static Map<String, LookUp> things() {
        var things = new HashMap<String, LookUp>();
        running(things);
        deployed(things);
        people(things);
        remarks(things);
        past(things);
        return Map.copyOf(things);
    }

    private static void running(Map<String, LookUp> things) {
        things.put("task", (engine, id) -> engine.getTaskManager().findTaskById(id));
        things.put("execution", (engine, id) -> engine.getExecutionManager().findExecutionById(id));
        things.put("process-instance", (engine, id) -> {
            var execution = engine.getExecutionManager().findExecutionById(id);
            return execution != null && execution.isProcessInstanceExecution() ? execution : null;
        });
        things.put("job", (engine, id) -> engine.getJobManager().findJobById(id));
        things.put(
                "job-definition",
                (engine, id) -> engine.getJobDefinitionManager().findById(id));
        things.put(
                "external-task", (engine, id) -> engine.getExternalTaskManager().findExternalTaskById(id));
        things.put("batch", (engine, id) -> engine.getBatchManager().findBatchById(id));
        things.put("incident", (engine, id) -> engine.getIncidentManager().findIncidentById(id));
        things.put("variable-instance", (engine, id) -> select(engine, VariableInstanceEntity.class, id));
    }

    private static void deployed(Map<String, LookUp> things) {
        things.put("deployment", (engine, id) -> engine.getDeploymentManager().findDeploymentById(id));
        things.put(
                "process-definition",
                (engine, id) -> engine.getProcessDefinitionManager().findLatestProcessDefinitionById(id));
        things.put(
                "process-definition/key",
                (engine, key) -> firstOf(engine.getProcessDefinitionManager().findLatestProcessDefinitionsByKey(key)));
        things.put(
                "decision-definition",
                (engine, id) -> engine.getDecisionDefinitionManager().findDecisionDefinitionById(id));
        things.put(
                "decision-definition/key",
                (engine, key) -> engine.getDecisionDefinitionManager().findLatestDecisionDefinitionByKey(key));
        things.put(
                "decision-requirements-definition",
                (engine, id) ->
                        engine.getDecisionRequirementsDefinitionManager().findDecisionRequirementsDefinitionById(id));
        things.put(
                "decision-requirements-definition/key",
                (engine, key) ->
                        engine.getDecisionRequirementsDefinitionManager().findLatestDefinitionByKey(key));
    }

    private static void people(Map<String, LookUp> things) {
        LookUp user = (engine, id) -> engine.getReadOnlyIdentityProvider().findUserById(id);
        LookUp group = (engine, id) -> engine.getReadOnlyIdentityProvider().findGroupById(id);
        LookUp tenant = (engine, id) -> engine.getReadOnlyIdentityProvider().findTenantById(id);
        things.put("user", user);
        things.put("members", user);
        things.put("user-members", user);
        things.put("group", group);
        things.put("group-members", group);
        things.put("tenant", tenant);
        things.put("tenant-id", tenant);
        things.put("authorization", (engine, id) -> select(engine, AuthorizationEntity.class, id));
        things.put("filter", (engine, id) -> engine.getFilterManager().findFilterById(id));
    }

    private static void remarks(Map<String, LookUp> things) {
        things.put("comment", (engine, id) -> select(engine, CommentEntity.class, id));
        things.put("attachment", (engine, id) -> select(engine, AttachmentEntity.class, id));
    }

    private static void past(Map<String, LookUp> things) {
        things.put(
                "history/process-instance",
                (engine, id) -> engine.getHistoricProcessInstanceManager().findHistoricProcessInstance(id));
        things.put(
                "history/task",
                (engine, id) -> engine.getHistoricTaskInstanceManager().findHistoricTaskInstanceById(id));
        things.put(
                "history/batch",
                (engine, id) -> engine.getHistoricBatchManager().findHistoricBatchById(id));
        things.put(
                "history/variable-instance",
                (engine, id) -> engine.getHistoricVariableInstanceManager()
                        .findHistoricVariableInstanceByVariableInstanceId(id));
        things.put(
                "history/user-operation",
                (engine, id) ->
                        firstOf(new UserOperationLogQueryImpl().operationId(id).list()));
        things.put("history/process-definition", things.get("process-definition"));
        things.put("history/decision-requirements-definition", things.get("decision-requirements-definition"));
    }

    private static <T extends DbEntity> @Nullable T select(CommandContext engine, Class<T> type, String id) {
        return engine.getDbEntityManager().selectById(type, id);
    }

    private static @Nullable Object firstOf(List<?> found) {
        return found.isEmpty() ? null : found.get(0);
    }

    /** @param kind as in {@code /job/{id}}, {@code /process-definition/key/{key}}, {@code /history/batch/{id}} */
    public static boolean isKind(String kind) {
        return THINGS.containsKey(kind);
    }

    /** @return whether it is missing; false if the kind is unknown ({@link #isKind}) */
    public static boolean isMissing(ProcessEngine engine, String kind, String id) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return isKind(kind)
                && configuration.getCommandExecutorTxRequired().execute(context -> isMissing(context, kind, id));
    }

    static boolean isMissing(CommandContext engine, String kind, String id) {
        return engine.runWithoutAuthorization(() -> THINGS.get(kind).apply(engine, id) == null);
    }
}
