package io.muster.rendering;

/** A rectangle, in the diagram's pixels; y grows downwards. */
record Box(double x, double y, double width, double height) {

    static Box around(double x, double y, double radius) {
        return new Box(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    double centerX() {
        return x + width / 2;
    }

    double centerY() {
        return y + height / 2;
    }

    Box inset(double by) {
        return new Box(x + by, y + by, Math.max(0, width - 2 * by), Math.max(0, height - 2 * by));
    }

    Box and(Box other) {
        var left = Math.min(x, other.x);
        var top = Math.min(y, other.y);
        return new Box(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }
}
