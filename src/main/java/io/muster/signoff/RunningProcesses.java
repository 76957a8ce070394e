package io.muster.signoff;

import io.muster.shared.Actor;
import io.muster.shared.SubjectId;
import io.muster.step.BusinessKey;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Other running processes about a version. */
@Component
class RunningProcesses {

    private final HistoryService history;

    RunningProcesses(@Lazy HistoryService history) {
        this.history = history;
    }

    /** The person deciding may not be allowed to see others' history. */
    List<Actor> starters(SubjectId version) {
        var running = Context.getCommandContext()
                .runWithoutAuthorization(() -> history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(BusinessKey.of(version).toString())
                        .rootProcessInstances()
                        .unfinished()
                        .list());
        return running.stream()
                .map(HistoricProcessInstance::getStartUserId)
                .flatMap(user -> Optional.ofNullable(user).stream())
                .map(Actor::person)
                .toList();
    }
}
