package io.muster.rendering;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CancelEventDefinition;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

/** The drawing of events. */
final class EventShapes {

    private static final double GAP = 3.5;

    private final Svg svg;
    private final Lettering lettering;

    EventShapes(Svg svg) {
        this.svg = svg;
        this.lettering = new Lettering(svg);
    }

    void draw(Shape shape, Event event, Ink ink) {
        var box = shape.box();
        circle(box, event instanceof EndEvent ? ink.thick() : ink, gentle(event));
        if (!(event instanceof StartEvent) && !(event instanceof EndEvent)) {
            circle(box.inset(GAP), ink.hollow(), gentle(event));
        }
        var definitions = definitions(event);
        if (!definitions.isEmpty()) {
            sign(event, definitions, ink, box);
        }
        lettering.outside(shape.name(), shape.label(), box.centerX(), box.bottom() + 4);
    }

    private void sign(Event event, Collection<EventDefinition> definitions, Ink ink, Box box) {
        var glyph = definitions.size() == 1 ? glyph(definitions.iterator().next(), event) : Glyph.MULTIPLE;
        glyph.draw(
                svg,
                event instanceof ThrowEvent ? ink.solid() : ink.thin().hollow(),
                box.centerX(),
                box.centerY(),
                box.width() * 0.55);
    }

    private void circle(Box box, Ink ink, boolean gentle) {
        svg.draw(
                "circle",
                ink,
                "cx",
                box.centerX(),
                "cy",
                box.centerY(),
                "r",
                Math.min(box.width(), box.height()) / 2,
                "stroke-dasharray",
                gentle ? "5 3" : "none");
    }

    /** Whether it is non-interrupting. */
    private static boolean gentle(Event event) {
        return event instanceof BoundaryEvent boundary && !boundary.cancelActivity()
                || event instanceof StartEvent start && !start.isInterrupting();
    }

    private static Collection<EventDefinition> definitions(Event event) {
        if (event instanceof CatchEvent catching) {
            return catching.getEventDefinitions();
        }
        return event instanceof ThrowEvent throwing ? throwing.getEventDefinitions() : List.of();
    }

    private static Glyph glyph(EventDefinition definition, Event event) {
        if (definition instanceof MessageEventDefinition) {
            return event instanceof ThrowEvent ? Glyph.MESSAGE_SENT : Glyph.MESSAGE;
        }
        if (definition instanceof TimerEventDefinition) {
            return Glyph.TIMER;
        }
        if (definition instanceof ErrorEventDefinition) {
            return Glyph.ERROR;
        }
        if (definition instanceof EscalationEventDefinition) {
            return Glyph.ESCALATION;
        }
        if (definition instanceof ConditionalEventDefinition) {
            return Glyph.CONDITIONAL;
        }
        if (definition instanceof LinkEventDefinition) {
            return Glyph.LINK;
        }
        if (definition instanceof SignalEventDefinition) {
            return Glyph.SIGNAL;
        }
        if (definition instanceof CompensateEventDefinition) {
            return Glyph.COMPENSATION;
        }
        if (definition instanceof CancelEventDefinition) {
            return Glyph.CANCEL;
        }
        return definition instanceof TerminateEventDefinition ? Glyph.TERMINATE : Glyph.MULTIPLE;
    }
}
