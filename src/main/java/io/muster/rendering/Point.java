package io.muster.rendering;

/** A place in the diagram, in pixels. */
record Point(double x, double y) {

    /** A point at this distance from here towards another point. */
    Point towards(Point other, double distance) {
        var length = Math.hypot(other.x - x, other.y - y);
        return length == 0
                ? this
                : new Point(x + (other.x - x) * distance / length, y + (other.y - y) * distance / length);
    }

    /** A point at this distance to the side of the line from one point to another. */
    Point aside(Point from, Point to, double distance) {
        var length = Math.hypot(to.x - from.x, to.y - from.y);
        return length == 0
                ? this
                : new Point(x - (to.y - from.y) * distance / length, y + (to.x - from.x) * distance / length);
    }
}
