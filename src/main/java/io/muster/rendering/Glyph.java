package io.muster.rendering;

/** Small icons, as paths on a square of 20 by 20 pixels. */
enum Glyph {
    MESSAGE("M2 5h16v10h-16z M2 5l8 6 8-6"),
    MESSAGE_SENT("M2 4h16l-8 6z M2 6l8 6 8-6v10h-16z"),
    TIMER("M10 2a8 8 0 1 0 .01 0z M10 5v5l4 2"),
    ERROR("M3 17l4-12 5 6 5-8-4 13-5-6z"),
    ESCALATION("M10 3l6 14-6-6-6 6z"),
    CONDITIONAL("M4 3h12v14h-12z M6 6h8 M6 9h8 M6 12h8 M6 15h8"),
    LINK("M3 8h8v-4l6 6-6 6v-4h-8z"),
    SIGNAL("M10 3l7 12h-14z"),
    COMPENSATION("M10 5v10l-7-5z M17 5v10l-7-5z"),
    CANCEL("M5 3l5 5 5-5 2 2-5 5 5 5-2 2-5-5-5 5-2-2 5-5-5-5z"),
    TERMINATE("M10 2a8 8 0 1 0 .01 0z"),
    MULTIPLE("M10 3l7 5-3 8h-8l-3-8z"),
    USER("M10 10a4 4 0 1 0-.01 0z M3 18v-2q0-4 7-4t7 4v2z"),
    SERVICE("M10 6a4 4 0 1 0 .01 0z M10 2v3 M10 15v3 M2 10h3 M15 10h3 M4.3 4.3l2.2 2.2"
            + " M13.5 13.5l2.2 2.2 M4.3 15.7l2.2-2.2 M13.5 6.5l2.2-2.2"),
    RULE("M2 4h16v12h-16z M2 8h16 M2 12h16 M7 8v8"),
    SCRIPT("M5 2h11q-4 4 0 8t0 8h-11q4-4 0-8t0-8z M7 6h5 M8 10h5 M8 14h5"),
    MANUAL("M2 9l6-4h3l-2 3h8v2h-6 6v2h-6 5v2h-5 4v2h-10l-3-2z"),
    PLUS("M2 2h16v16h-16z M10 5v10 M5 10h10"),
    PARALLEL("M5 3v14 M10 3v14 M15 3v14"),
    SEQUENTIAL("M3 5h14 M3 10h14 M3 15h14"),
    LOOP("M7 16a7 7 0 1 1 6 0 M7 16v-5 M7 16h-5");

    private final String path;

    Glyph(String path) {
        this.path = path;
    }

    /** @param size of the square */
    void draw(Svg svg, Ink ink, double centerX, double centerY, double size) {
        svg.draw(
                "path",
                ink,
                "d",
                path,
                "transform",
                "translate(%s %s) scale(%s)"
                        .formatted(
                                Svg.number(centerX - size / 2), Svg.number(centerY - size / 2), Svg.number(size / 20)));
    }
}
