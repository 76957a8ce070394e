package io.muster.lifecycle;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.boot.test.context.TestComponent;

/**
 * The paths of tokens: nodes from the engine's history, flows from a listener on each. Rolled-back moves do not count.
 */
@TestComponent
class Footprints extends AbstractProcessEnginePlugin {

    private final Map<String, Set<String>> walked = new ConcurrentHashMap<>();

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getCustomPreBPMNParseListeners().add(new OnFlows());
        configuration.getCustomHistoryEventHandlers().add(new OnNodes());
    }

    void forget() {
        walked.clear();
    }

    Set<String> of(String process) {
        return walked.getOrDefault(process, Set.of());
    }

    /** @return ids of the nodes and flows of a diagram that are not among these */
    static Set<String> unwalked(BpmnModelInstance diagram, Collection<String> walked) {
        return Stream.of(FlowNode.class, SequenceFlow.class)
                .flatMap(type -> diagram.getModelElementsByType(type).stream())
                .map(element -> ((FlowElement) element).getId())
                .filter(id -> !walked.contains(id))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void onceCommitted(String process, String element) {
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(
                        TransactionState.COMMITTED,
                        context -> walked.computeIfAbsent(process, any -> ConcurrentHashMap.newKeySet())
                                .add(element));
    }

    private final class OnFlows extends AbstractBpmnParseListener {

        @Override
        public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
            flow.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) this::taken);
        }

        private void taken(DelegateExecution execution) {
            var process = ((ExecutionEntity) execution).getProcessDefinition().getKey();
            onceCommitted(process, execution.getCurrentTransitionId());
        }
    }

    private final class OnNodes implements HistoryEventHandler {

        @Override
        public void handleEvent(HistoryEvent event) {
            if (event instanceof HistoricActivityInstanceEventEntity node) {
                onceCommitted(node.getProcessDefinitionKey(), node.getActivityId());
            }
        }

        @Override
        public void handleEvents(java.util.List<HistoryEvent> events) {
            events.forEach(this::handleEvent);
        }
    }
}
