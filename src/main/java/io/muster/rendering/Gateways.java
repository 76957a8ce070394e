package io.muster.rendering;

import org.camunda.bpm.model.bpmn.instance.ComplexGateway;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;

/** The drawing of gateways. */
final class Gateways {

    private static final String CROSS = "M%1$s %2$sl%3$s %3$sM%4$s %2$sl-%3$s %3$s";

    private final Svg svg;
    private final Lettering lettering;

    Gateways(Svg svg) {
        this.svg = svg;
        this.lettering = new Lettering(svg);
    }

    void draw(Shape shape, Gateway gateway, Ink ink) {
        var box = shape.box();
        svg.draw(
                "path",
                ink,
                "d",
                "M%s %sL%s %sL%s %sL%s %sz"
                        .formatted(
                                n(box.centerX()), n(box.y()),
                                n(box.right()), n(box.centerY()),
                                n(box.centerX()), n(box.bottom()),
                                n(box.x()), n(box.centerY())));
        sign(gateway, box, ink);
        lettering.outside(shape.name(), shape.label(), box.centerX(), box.bottom() + 4);
    }

    private void sign(Gateway gateway, Box box, Ink ink) {
        var bold = new Ink(ink.stroke(), "none", 2.5);
        var arm = box.width() / 5;
        if (gateway instanceof ParallelGateway) {
            plus(box, arm, bold);
        } else if (gateway instanceof InclusiveGateway) {
            circle(box, arm * 1.1, bold);
        } else if (gateway instanceof EventBasedGateway) {
            circle(box, arm * 1.5, ink.thin().hollow());
            circle(box, arm * 1.25, ink.thin().hollow());
            Glyph.MULTIPLE.draw(svg, ink.thin().hollow(), box.centerX(), box.centerY(), arm * 1.7);
        } else {
            cross(box, arm * 0.75, bold);
            if (gateway instanceof ComplexGateway) {
                plus(box, arm, bold);
            }
        }
    }

    private void plus(Box box, double arm, Ink ink) {
        svg.draw(
                "path",
                ink,
                "d",
                "M%s %sv%sM%s %sh%s"
                        .formatted(
                                n(box.centerX()),
                                n(box.centerY() - arm),
                                n(2 * arm),
                                n(box.centerX() - arm),
                                n(box.centerY()),
                                n(2 * arm)));
    }

    private void cross(Box box, double arm, Ink ink) {
        svg.draw(
                "path",
                ink,
                "d",
                CROSS.formatted(n(box.centerX() - arm), n(box.centerY() - arm), n(2 * arm), n(box.centerX() + arm)));
    }

    private void circle(Box box, double radius, Ink ink) {
        svg.draw("circle", ink, "cx", box.centerX(), "cy", box.centerY(), "r", radius);
    }

    private static String n(double number) {
        return Svg.number(number);
    }
}
