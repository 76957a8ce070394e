package io.muster.rendering;

import org.jspecify.annotations.Nullable;

/**
 * Colours of an element. They are written as attributes, not styles, because a page's content security policy permits
 * attributes.
 */
record Ink(String stroke, String fill, double width) {

    static final Ink PLAIN = new Ink("#3a4250", "#ffffff", 1.5);

    private static final double STRONGER = 1.5;

    static Ink of(@Nullable Mark mark) {
        return mark == null
                ? PLAIN
                : new Ink(mark.emphasis().stroke(), mark.emphasis().fill(), PLAIN.width + 1);
    }

    Ink thick() {
        return new Ink(stroke, fill, width + 2 * STRONGER);
    }

    Ink thin() {
        return new Ink(stroke, fill, 1);
    }

    Ink hollow() {
        return new Ink(stroke, "none", width);
    }

    Ink solid() {
        return new Ink(stroke, stroke, 1);
    }
}
