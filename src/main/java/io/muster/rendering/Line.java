package io.muster.rendering;

import java.util.List;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.jspecify.annotations.Nullable;

/**
 * An element that connects two others.
 *
 * @param points at least two
 * @param label place of its name, or null if the diagram does not say
 */
record Line(
        BaseElement element, List<Point> points, @Nullable Box label) {

    Line {
        points = List.copyOf(points);
    }

    Point first() {
        return points.get(0);
    }

    Point second() {
        return points.get(1);
    }

    Point last() {
        return points.get(points.size() - 1);
    }

    Point lastButOne() {
        return points.get(points.size() - 2);
    }

    /** The middle of the line. */
    Point middle() {
        var length = 0.0;
        for (var i = 1; i < points.size(); i++) {
            length += distance(i);
        }
        var left = length / 2;
        for (var i = 1; i < points.size(); i++) {
            if (distance(i) >= left) {
                return points.get(i - 1).towards(points.get(i), left);
            }
            left -= distance(i);
        }
        return last();
    }

    private double distance(int to) {
        return Math.hypot(
                points.get(to).x() - points.get(to - 1).x(),
                points.get(to).y() - points.get(to - 1).y());
    }
}
