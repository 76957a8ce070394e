package io.muster.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ManualTask;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Transaction;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** The drawing of tasks, calls and sub-processes. */
final class Activities {

    private static final double CORNER = 10;
    private static final double MARKER = 13;

    private final Svg svg;
    private final Lettering lettering;

    Activities(Svg svg) {
        this.svg = svg;
        this.lettering = new Lettering(svg);
    }

    void draw(Shape shape, Activity activity, Ink ink) {
        var box = shape.box();
        outline(box, activity, activity instanceof CallActivity ? ink.thick() : ink);
        if (activity instanceof Transaction) {
            outline(box.inset(3), activity, ink.hollow());
        }
        sign(activity)
                .ifPresent(glyph -> glyph.draw(
                        svg,
                        glyph == Glyph.MESSAGE_SENT ? ink.solid() : ink.thin().hollow(),
                        box.x() + 13,
                        box.y() + 13,
                        15));
        if (shape.expanded() && activity instanceof SubProcess) {
            lettering.alongTop(shape.name(), new Box(box.x() + 8, box.y() + 5, box.width() - 16, LabelText.LINE));
        } else {
            lettering.inside(shape.name(), box.inset(7));
        }
        markers(shape, activity, ink.thin().hollow());
    }

    private void outline(Box box, Activity activity, Ink ink) {
        var dotted = activity instanceof SubProcess inner && inner.triggeredByEvent();
        svg.draw(
                "rect",
                ink,
                "x",
                box.x(),
                "y",
                box.y(),
                "width",
                box.width(),
                "height",
                box.height(),
                "rx",
                CORNER,
                "stroke-dasharray",
                dotted ? "1 4" : "none");
    }

    private static Optional<Glyph> sign(Activity activity) {
        if (activity instanceof UserTask) {
            return Optional.of(Glyph.USER);
        }
        if (activity instanceof BusinessRuleTask) {
            return Optional.of(Glyph.RULE);
        }
        if (activity instanceof ServiceTask) {
            return Optional.of(Glyph.SERVICE);
        }
        if (activity instanceof SendTask) {
            return Optional.of(Glyph.MESSAGE_SENT);
        }
        if (activity instanceof ReceiveTask) {
            return Optional.of(Glyph.MESSAGE);
        }
        if (activity instanceof ScriptTask) {
            return Optional.of(Glyph.SCRIPT);
        }
        return activity instanceof ManualTask ? Optional.of(Glyph.MANUAL) : Optional.empty();
    }

    private void markers(Shape shape, Activity activity, Ink ink) {
        var markers = markers(shape, activity);
        var x = shape.box().centerX() - (markers.size() - 1) * MARKER / 2;
        for (var marker : markers) {
            marker.draw(svg, ink, x, shape.box().bottom() - MARKER / 2 - 2, MARKER - 1);
            x += MARKER;
        }
    }

    private static List<Glyph> markers(Shape shape, Activity activity) {
        var markers = new ArrayList<Glyph>();
        var loop = activity.getLoopCharacteristics();
        if (loop instanceof MultiInstanceLoopCharacteristics many) {
            markers.add(many.isSequential() ? Glyph.SEQUENTIAL : Glyph.PARALLEL);
        } else if (loop != null) {
            markers.add(Glyph.LOOP);
        }
        if (activity.isForCompensation()) {
            markers.add(Glyph.COMPENSATION);
        }
        if (activity instanceof CallActivity || activity instanceof SubProcess && !shape.expanded()) {
            markers.add(Glyph.PLUS);
        }
        return markers;
    }
}
