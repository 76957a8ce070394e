package io.muster.lifecycle.diagram;

import io.muster.lifecycle.step.StepRegistry;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Refuses at parse time what may not stand in a diagram, with all findings at once, in the engine's own language: the
 * Modeler shows them. The engine also parses stored diagrams again when it loads them, so a diagram that got into the
 * database by another way does not run either.
 */
@Component
public class DiagramPolicy extends AbstractBpmnParseListener {

    private final StepRegistry steps;

    DiagramPolicy(StepRegistry steps) {
        this.steps = steps;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        var findings = new DiagramCheck(root, steps).findings();
        if (!findings.isEmpty()) {
            var message = findings.stream().map(Finding::sentence).collect(Collectors.joining("; "));
            throw new BpmnParseException(message, findings.get(0).element());
        }
    }
}
