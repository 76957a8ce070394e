package io.muster.verification.net;

import io.muster.verification.condition.Condition;
import io.muster.verification.model.TimerDuration;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.Trigger.Type;
import java.time.Duration;
import java.util.Collection;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** The reader of events: what each waits for or throws. */
final class Events {

    private static final Trigger PLAIN = new Trigger(Type.NONE, null, null, null, false, false);

    private final ScopeTranslator scope;
    private final Event event;
    private final @Nullable EventDefinition definition;

    Events(ScopeTranslator scope, Event event) {
        this.scope = scope;
        this.event = event;
        this.definition = only(definitions(event));
    }

    /** What starts an event sub-process. */
    static Trigger start(ScopeTranslator scope, SubProcess eventSubProcess) {
        var starts = eventSubProcess.getChildElementsByType(StartEvent.class);
        if (starts.size() != 1) {
            scope.refuse(
                    eventSubProcess, "an event sub-process has %d start events; expected one".formatted(starts.size()));
            return PLAIN;
        }
        return new Events(scope, starts.iterator().next()).trigger();
    }

    Kind kind() {
        if (event instanceof StartEvent) {
            return Kind.START;
        }
        if (event instanceof BoundaryEvent) {
            return Kind.BOUNDARY;
        }
        if (event instanceof IntermediateCatchEvent) {
            return definition instanceof LinkEventDefinition ? Kind.PASS : Kind.CATCH;
        }
        return thrown();
    }

    private Kind thrown() {
        if (definition instanceof TerminateEventDefinition) {
            return Kind.TERMINATE;
        }
        if (definition instanceof ErrorEventDefinition) {
            return Kind.ERROR_END;
        }
        if (definition instanceof EscalationEventDefinition) {
            return Kind.ESCALATE;
        }
        if (definition instanceof CompensateEventDefinition) {
            return Kind.COMPENSATE;
        }
        if (definition != null
                && !(definition instanceof MessageEventDefinition)
                && !(definition instanceof LinkEventDefinition)) {
            refuse();
        }
        return event instanceof EndEvent ? Kind.END : Kind.PASS;
    }

    @Nullable
    Trigger trigger() {
        return event instanceof CatchEvent ? caught() : null;
    }

    private Trigger caught() {
        if (definition == null || definition instanceof LinkEventDefinition) {
            if (event instanceof BoundaryEvent || event instanceof IntermediateCatchEvent && definition == null) {
                scope.refuse(event, "it does not say what it waits for");
            }
            return PLAIN;
        }
        if (definition instanceof MessageEventDefinition) {
            return trigger(Type.MESSAGE, null, null, null, true);
        }
        if (definition instanceof TimerEventDefinition timer) {
            return trigger(Type.TIMER, null, null, length(timer), timer.getTimeCycle() != null);
        }
        if (definition instanceof ConditionalEventDefinition conditional) {
            return trigger(Type.CONDITIONAL, null, condition(conditional), null, true);
        }
        return internal(definition);
    }

    private Trigger internal(EventDefinition caught) {
        if (caught instanceof ErrorEventDefinition error) {
            return trigger(
                    Type.ERROR,
                    error.getError() == null ? null : error.getError().getErrorCode(),
                    null,
                    null,
                    false);
        }
        if (caught instanceof EscalationEventDefinition escalation) {
            var code = escalation.getEscalation() == null
                    ? null
                    : escalation.getEscalation().getEscalationCode();
            return trigger(Type.ESCALATION, code, null, null, true);
        }
        if (caught instanceof CompensateEventDefinition && event instanceof BoundaryEvent) {
            return trigger(Type.COMPENSATION, null, null, null, false);
        }
        refuse();
        return PLAIN;
    }

    private Trigger trigger(
            Type type,
            @Nullable String code,
            @Nullable Condition condition,
            @Nullable Duration after,
            boolean repeats) {
        return new Trigger(type, code, condition, after, interrupts(type), repeats);
    }

    private boolean interrupts(Type type) {
        if (type == Type.COMPENSATION) {
            return false;
        }
        // The token cannot continue after an error.
        return type == Type.ERROR
                || event instanceof BoundaryEvent boundary && boundary.cancelActivity()
                || event instanceof StartEvent start && start.isInterrupting();
    }

    private @Nullable Condition condition(ConditionalEventDefinition conditional) {
        if (conditional.getCondition() == null) {
            scope.refuse(event, "a conditional event without a condition");
            return null;
        }
        return scope.condition(event, (ModelElementInstance) conditional.getCondition());
    }

    private @Nullable Duration length(TimerEventDefinition timer) {
        if (timer.getTimeDuration() == null) {
            return null;
        }
        var text = timer.getTimeDuration().getTextContent().strip();
        var length = TimerDuration.read(text);
        if (length.isEmpty()) {
            scope.refuse(event, "'%s' is not %s".formatted(text, TimerDuration.EXPECTED));
        }
        return length.orElse(null);
    }

    private @Nullable EventDefinition only(Collection<EventDefinition> definitions) {
        if (definitions.size() > 1) {
            scope.refuse(event, "it waits for several things at once");
        }
        return definitions.isEmpty() ? null : definitions.iterator().next();
    }

    static Collection<EventDefinition> definitions(Event event) {
        if (event instanceof EndEvent end) {
            return end.getEventDefinitions();
        }
        if (event instanceof ThrowEvent thrower) {
            return thrower.getEventDefinitions();
        }
        return ((CatchEvent) event).getEventDefinitions();
    }

    private void refuse() {
        scope.refuse(event, "a %s here".formatted(definition.getElementType().getTypeName()));
    }
}
