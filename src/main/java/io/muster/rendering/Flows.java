package io.muster.rendering;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.MessageFlow;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * The drawing of flows and associations. Arrow heads are drawn, not referenced, because ids would clash on a page with
 * two pictures.
 */
final class Flows {

    private static final double HEAD = 10;

    private final Svg svg;
    private final Lettering lettering;

    Flows(Svg svg) {
        this.svg = svg;
        this.lettering = new Lettering(svg);
    }

    void draw(Line line, Ink ink) {
        if (line.element() instanceof SequenceFlow flow) {
            sequence(line, flow, ink);
        } else if (line.element() instanceof MessageFlow) {
            way(line.points(), ink, "8 5");
            svg.draw("circle", ink, "cx", line.first().x(), "cy", line.first().y(), "r", 4.0);
            head(line, ink);
        } else {
            way(line.points(), ink.thin(), "1 4");
        }
        var name = Shape.nameOf(line.element());
        var middle = line.middle();
        lettering.outside(name, line.label(), middle.x(), middle.y() + 4);
    }

    private void sequence(Line line, SequenceFlow flow, Ink ink) {
        way(line.points(), ink, "none");
        head(line, ink.solid());
        var source = flow.getSource();
        if (source != null && flow.getId().equals(source.getAttributeValue("default"))) {
            slash(line, ink);
        } else if (source instanceof Activity && flow.getConditionExpression() != null) {
            diamond(line, ink);
        }
    }

    private void way(List<Point> points, Ink ink, String dashes) {
        svg.draw("polyline", ink.hollow(), "points", text(points), "stroke-dasharray", dashes);
    }

    private void head(Line line, Ink ink) {
        var from = line.lastButOne();
        var tip = line.last();
        var back = tip.towards(from, HEAD);
        svg.draw(
                "polygon",
                ink,
                "points",
                text(List.of(tip, back.aside(from, tip, HEAD / 2.5), back.aside(from, tip, -HEAD / 2.5))));
    }

    private void slash(Line line, Ink ink) {
        var from = line.first();
        var to = line.second();
        way(
                List.of(
                        from.towards(to, 6).aside(from, to, -5),
                        from.towards(to, 12).aside(from, to, 5)),
                ink,
                "none");
    }

    private void diamond(Line line, Ink ink) {
        var from = line.first();
        var to = line.second();
        var middle = from.towards(to, 8);
        svg.draw(
                "polygon",
                ink,
                "points",
                text(List.of(from, middle.aside(from, to, 5), from.towards(to, 16), middle.aside(from, to, -5))));
    }

    private static String text(List<Point> points) {
        return points.stream()
                .map(point -> Svg.number(point.x()) + "," + Svg.number(point.y()))
                .collect(Collectors.joining(" "));
    }
}
