package io.muster.rendering;

import io.muster.processfiles.DeploymentFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnDiagram;

/**
 * A diagram as SVG, with its designer's layout. It is self-contained and static: no script, style, link or reference.
 * Text from the diagram is escaped.
 */
public final class Picture {

    private static final double MARGIN = 24;
    private static final double BADGE = 9;

    private final List<Sheet> sheets;

    private Picture(List<Sheet> sheets) {
        this.sheets = sheets;
    }

    /** @throws io.muster.processfiles.DiagramUnreadable if it is not BPMN */
    public static Picture of(DeploymentFile diagram) {
        return new Picture(diagram.model().getModelElementsByType(BpmnDiagram.class).stream()
                .filter(drawn -> drawn.getBpmnPlane() != null)
                .map(Sheet::read)
                .filter(sheet -> !sheet.isEmpty())
                .toList());
    }

    /** Whether the file contains a layout; otherwise there is nothing to draw. */
    public boolean isDrawn() {
        return !sheets.isEmpty();
    }

    /** Ids of everything on it. */
    public Set<String> elements() {
        var ids = new LinkedHashSet<String>();
        sheets.forEach(sheet -> {
            sheet.containers().forEach(shape -> ids.add(shape.element().getId()));
            sheet.others().forEach(shape -> ids.add(shape.element().getId()));
            sheet.lines().forEach(line -> ids.add(line.element().getId()));
        });
        return ids;
    }

    /**
     * @param title description for screen readers
     * @param marks by the id of an element
     */
    public String svg(String title, Map<String, Mark> marks) {
        var svg = new Svg();
        var width =
                sheets.stream().mapToDouble(sheet -> sheet.box().width()).max().orElse(0) + 2 * MARGIN;
        var height = sheets.stream().mapToDouble(Picture::height).sum();
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 %s %s".formatted(Svg.number(width), Svg.number(height)),
                "width",
                width,
                "height",
                height,
                "role",
                "img");
        svg.title(title);
        svg.empty("rect", "width", "100%", "height", "100%", "fill", "#ffffff");
        var top = 0.0;
        for (var sheet : sheets) {
            draw(svg, sheet, marks, top);
            top += height(sheet);
        }
        return svg.close("svg").toString();
    }

    private static double height(Sheet sheet) {
        // Names below the lowest events need room.
        return sheet.box().height() + 2 * MARGIN + 2 * LabelText.LINE;
    }

    private static void draw(Svg svg, Sheet sheet, Map<String, Mark> marks, double top) {
        var box = sheet.box();
        svg.open(
                "g",
                "transform",
                "translate(%s %s)".formatted(Svg.number(MARGIN - box.x()), Svg.number(top + MARGIN - box.y())));
        sheet.containers().forEach(shape -> draw(svg, shape, marks));
        sheet.lines().stream()
                .sorted((one, other) -> Boolean.compare(isMarked(one, marks), isMarked(other, marks)))
                .forEach(line -> draw(svg, line, marks));
        var others = sheet.others();
        others.stream()
                .filter(shape -> !(shape.element() instanceof BoundaryEvent))
                .forEach(shape -> draw(svg, shape, marks));
        others.stream()
                .filter(shape -> shape.element() instanceof BoundaryEvent)
                .forEach(shape -> draw(svg, shape, marks));
        badges(svg, sheet, marks);
        svg.close("g");
    }

    private static boolean isMarked(Line line, Map<String, Mark> marks) {
        return marks.containsKey(line.element().getId());
    }

    private static void draw(Svg svg, Line line, Map<String, Mark> marks) {
        open(svg, line.element(), Shape.nameOf(line.element()));
        new Flows(svg).draw(line, Ink.of(marks.get(line.element().getId())));
        svg.close("g");
    }

    private static void draw(Svg svg, Shape shape, Map<String, Mark> marks) {
        var element = shape.element();
        var ink = Ink.of(marks.get(element.getId()));
        open(svg, element, shape.name());
        if (element instanceof Activity activity) {
            new Activities(svg).draw(shape, activity, ink);
        } else if (element instanceof Event event) {
            new EventShapes(svg).draw(shape, event, ink);
        } else if (element instanceof Gateway gateway) {
            new Gateways(svg).draw(shape, gateway, ink);
        } else {
            new PoolShapes(svg).draw(shape, ink);
        }
        svg.close("g");
    }

    private static void open(Svg svg, BaseElement element, String name) {
        svg.open("g", "data-element", element.getId());
        svg.title(name.isEmpty() ? element.getId() : "%s (%s)".formatted(name, element.getId()));
    }

    private static void badges(Svg svg, Sheet sheet, Map<String, Mark> marks) {
        sheet.containers().forEach(shape -> badge(svg, shape.element(), corner(shape), marks));
        sheet.lines().forEach(line -> badge(svg, line.element(), line.middle(), marks));
        sheet.others().forEach(shape -> badge(svg, shape.element(), corner(shape), marks));
    }

    private static Point corner(Shape shape) {
        return new Point(shape.box().x() + 2, shape.box().y());
    }

    private static void badge(Svg svg, BaseElement element, Point at, Map<String, Mark> marks) {
        var mark = marks.get(element.getId());
        if (mark == null || mark.badge().isEmpty()) {
            return;
        }
        var half = Math.max(BADGE, LabelText.width(mark.badge()) / 2 + 5);
        var ink = new Ink("#ffffff", mark.emphasis().stroke(), 1);
        svg.draw(
                "rect",
                ink,
                "x",
                at.x() - half,
                "y",
                at.y() - BADGE,
                "width",
                2 * half,
                "height",
                2 * BADGE,
                "rx",
                BADGE);
        svg.open(
                        "text",
                        "x",
                        at.x(),
                        "y",
                        at.y() + 4,
                        "text-anchor",
                        "middle",
                        "font-family",
                        "Arial, Helvetica, sans-serif",
                        "font-size",
                        LabelText.SIZE,
                        "font-weight",
                        "bold",
                        "fill",
                        "#ffffff")
                .text(mark.badge())
                .close("text");
    }
}
