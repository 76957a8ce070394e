package io.muster.proofs;

import io.muster.engine.EngineProblem;
import io.muster.processfiles.DeploymentFile;
import io.muster.step.HistoryGuard;
import io.muster.verification.CalledProcesses;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.springframework.stereotype.Component;

/**
 * The guard that lets a process that was proved as a part of its callers be started by them only: nothing was proved
 * for any other start. People cannot start one without starter groups; this guard applies to Muster itself as well.
 */
@Component
class CalledOnlyGuard implements HistoryGuard {

    /** By deployment, whose files never change. */
    private final Map<String, Set<String>> onlyCalled = new ConcurrentHashMap<>();

    @Override
    public void check(HistoryEvent event) {
        if (event instanceof HistoricProcessInstanceEventEntity start
                && event.getEventType().equals(HistoryEventTypes.PROCESS_INSTANCE_START.getEventName())
                && start.getSuperProcessInstanceId() == null) {
            check(start);
        }
    }

    private void check(HistoricProcessInstanceEventEntity start) {
        var definition = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(start.getProcessDefinitionId());
        if (onlyCalled
                .computeIfAbsent(definition.getDeploymentId(), CalledOnlyGuard::read)
                .contains(definition.getKey())) {
            throw EngineProblem.START_CONFLICT.refusal(
                    "Process '%s' is started only by the processes of its deployment that call it: it was proved as a part of them",
                    definition.getKey());
        }
    }

    private static Set<String> read(String deployment) {
        return CalledProcesses.onlyCalled(
                Context.getCommandContext().getResourceManager().findResourcesByDeploymentId(deployment).stream()
                        .filter(resource -> DeploymentFile.isDiagram(resource.getName()))
                        .map(resource -> new DeploymentFile(resource.getName(), resource.getBytes()))
                        .toList());
    }
}
