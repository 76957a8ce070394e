package io.muster.rendering;

import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.DataObjectReference;
import org.camunda.bpm.model.bpmn.instance.DataStoreReference;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;

/** The drawing of what surrounds the flow: pools, lanes, notes, data and unknown elements. */
final class PoolShapes {

    private static final double BAND = 30;

    private final Svg svg;
    private final Lettering lettering;

    PoolShapes(Svg svg) {
        this.svg = svg;
        this.lettering = new Lettering(svg);
    }

    void draw(Shape shape, Ink ink) {
        BaseElement element = shape.element();
        if (element instanceof Participant || element instanceof Lane) {
            pool(shape, ink);
        } else if (element instanceof TextAnnotation) {
            note(shape, ink);
        } else if (element instanceof DataObjectReference) {
            data(shape, ink, "M0 0h%2$sl%3$s %3$sv%4$sh-%1$sz M%2$s 0v%3$sh%3$s");
        } else if (element instanceof DataStoreReference) {
            data(
                    shape,
                    ink,
                    "M0 %3$sq0-%3$s %5$s-%3$st%5$s %3$sv%6$sq0 %3$s-%5$s %3$st-%5$s-%3$sz M0 %3$sq0 %3$s %5$s"
                            + " %3$st%5$s-%3$s");
        } else {
            other(shape, ink);
        }
    }

    private void pool(Shape shape, Ink ink) {
        var box = shape.box();
        rectangle(box, ink.hollow(), "none");
        if (shape.upright()) {
            lettering.inside(shape.name(), new Box(box.x(), box.y(), box.width(), BAND));
            return;
        }
        if (shape.element() instanceof Participant) {
            svg.draw(
                    "path",
                    ink.hollow(),
                    "d",
                    "M%s %sv%s".formatted(Svg.number(box.x() + BAND), Svg.number(box.y()), Svg.number(box.height())));
        }
        lettering.upwards(shape.name(), new Box(box.x(), box.y(), BAND, box.height()));
    }

    private void note(Shape shape, Ink ink) {
        var box = shape.box();
        svg.draw(
                "path",
                ink.thin().hollow(),
                "d",
                "M%s %sh-10v%sh10".formatted(Svg.number(box.x() + 10), Svg.number(box.y()), Svg.number(box.height())));
        lettering.atTop(shape.name(), new Box(box.x() + 5, box.y() + 4, box.width() - 8, box.height() - 4));
    }

    private void data(Shape shape, Ink ink, String path) {
        var box = shape.box();
        var fold = Math.min(box.width(), box.height()) / 4;
        svg.draw(
                "path",
                ink,
                "d",
                path.formatted(
                        Svg.number(box.width()),
                        Svg.number(box.width() - fold),
                        Svg.number(fold),
                        Svg.number(box.height() - fold),
                        Svg.number(box.width() / 2),
                        Svg.number(box.height() - 2 * fold)),
                "transform",
                "translate(%s %s)".formatted(Svg.number(box.x()), Svg.number(box.y())));
        lettering.outside(shape.name(), shape.label(), box.centerX(), box.bottom() + 4);
    }

    /** Groups and extensions of other tools: a dashed frame, so that nothing is left out. */
    private void other(Shape shape, Ink ink) {
        rectangle(shape.box(), ink.thin().hollow(), "8 4");
        if (shape.label() == null) {
            lettering.alongTop(shape.name(), shape.box().inset(4));
        } else {
            lettering.outside(
                    shape.name(),
                    shape.label(),
                    shape.box().centerX(),
                    shape.box().y());
        }
    }

    private void rectangle(Box box, Ink ink, String dashes) {
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
                "stroke-dasharray",
                dashes);
    }
}
