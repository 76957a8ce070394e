package io.muster.engine.execution;

import static java.util.function.Predicate.not;

import io.muster.processfiles.BpmnXml;
import io.muster.step.StepContract;
import io.muster.step.StepRegistry;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.DefaultFailedJobParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.ParseUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The parse listener that sets a short step's retries from its declaration if the diagram gives none. */
final class StepRetries extends AbstractBpmnParseListener {

    private final StepRegistry steps;

    StepRetries(StepRegistry steps) {
        this.steps = steps;
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var task = EngineElements.read(element);
        if (BpmnXml.saysRetries(task)) {
            return;
        }
        BpmnXml.shortStep(task)
                .flatMap(steps::find)
                .filter(not(StepContract::isLong))
                .map(step -> String.join(",", step.declaration().retries()))
                .filter(not(String::isEmpty))
                .ifPresent(waits -> activity.getProperties()
                        .set(
                                DefaultFailedJobParseListener.FAILED_JOB_CONFIGURATION,
                                ParseUtil.parseRetryIntervals(waits)));
    }
}
