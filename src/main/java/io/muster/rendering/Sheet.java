package io.muster.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnDiagram;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.jspecify.annotations.Nullable;

/** The layout of a diagram's elements. */
final class Sheet {

    /**
     * The farthest permitted coordinate; an absurd or invalid number must not make a picture that cannot be opened.
     */
    private static final double FARTHEST = 100_000;

    private final List<Shape> shapes = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private Sheet() {}

    static Sheet read(BpmnDiagram diagram) {
        var sheet = new Sheet();
        diagram.getBpmnPlane().getChildElementsByType(BpmnShape.class).forEach(sheet::add);
        diagram.getBpmnPlane().getChildElementsByType(BpmnEdge.class).forEach(sheet::add);
        return sheet;
    }

    boolean isEmpty() {
        return shapes.isEmpty();
    }

    /** Shapes that contain others, outermost first. */
    List<Shape> containers() {
        return Stream.of(Participant.class, Lane.class, SubProcess.class)
                .flatMap(type -> shapes.stream()
                        .filter(shape -> type.isInstance(shape.element()))
                        .sorted((one, other) -> Double.compare(area(other), area(one))))
                .toList();
    }

    List<Shape> others() {
        var containers = containers();
        return shapes.stream().filter(shape -> !containers.contains(shape)).toList();
    }

    List<Line> lines() {
        return lines;
    }

    Box box() {
        var boxes = Stream.concat(
                shapes.stream()
                        .flatMap(shape -> Stream.of(Optional.of(shape.box()), Optional.ofNullable(shape.label()))),
                lines.stream()
                        .flatMap(line -> Stream.concat(
                                line.points().stream().map(point -> Optional.of(Box.around(point.x(), point.y(), 0))),
                                Stream.of(Optional.ofNullable(line.label())))));
        return boxes.flatMap(Optional::stream).reduce(Box::and).orElse(new Box(0, 0, 0, 0));
    }

    private static double area(Shape shape) {
        return shape.box().width() * shape.box().height();
    }

    private void add(BpmnShape shape) {
        BaseElement element = shape.getBpmnElement();
        if (element != null && shape.getBounds() != null) {
            shapes.add(new Shape(
                    element,
                    box(shape.getBounds()),
                    label(shape.getBpmnLabel()),
                    "true".equals(shape.getAttributeValue("isExpanded")),
                    "false".equals(shape.getAttributeValue("isHorizontal"))));
        }
    }

    private void add(BpmnEdge edge) {
        BaseElement element = edge.getBpmnElement();
        var points = edge.getWaypoints().stream()
                .map(point -> new Point(near(point.getX()), near(point.getY())))
                .toList();
        if (element != null && points.size() > 1) {
            lines.add(new Line(element, points, label(edge.getBpmnLabel())));
        }
    }

    private static @Nullable Box label(@Nullable BpmnLabel label) {
        return label == null || label.getBounds() == null ? null : box(label.getBounds());
    }

    private static Box box(Bounds bounds) {
        return new Box(
                near(bounds.getX()),
                near(bounds.getY()),
                Math.max(0, near(bounds.getWidth())),
                Math.max(0, near(bounds.getHeight())));
    }

    private static double near(@Nullable Double number) {
        return number == null || number.isNaN() ? 0 : Math.max(-FARTHEST, Math.min(FARTHEST, number));
    }
}
