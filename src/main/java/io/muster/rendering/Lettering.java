package io.muster.rendering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The placement of names in and beside shapes. */
final class Lettering {

    private static final double ASIDE = 90;
    private static final int MOST = 6;
    private static final String COLOUR = "#1c2330";

    private final Svg svg;

    Lettering(Svg svg) {
        this.svg = svg;
    }

    /** Centred in a box, as much as fits. */
    void inside(String text, Box box) {
        var lines = LabelText.wrap(text, box.width(), (int) (box.height() / LabelText.LINE));
        write(lines, box.centerX(), box.centerY() - lines.size() * LabelText.LINE / 2, "middle");
    }

    /** From the upper left corner. */
    void atTop(String text, Box box) {
        write(LabelText.wrap(text, box.width(), (int) (box.height() / LabelText.LINE)), box.x(), box.y(), "start");
    }

    /** Centred on the upper border. */
    void alongTop(String text, Box box) {
        write(LabelText.wrap(text, box.width(), 1), box.centerX(), box.y(), "middle");
    }

    /** From bottom to top, as names of pools are written. */
    void upwards(String text, Box box) {
        var turned =
                new Box(box.centerX() - box.height() / 2, box.centerY() - box.width() / 2, box.height(), box.width());
        svg.open("g", "transform", "rotate(-90 %s %s)".formatted(Svg.number(box.centerX()), Svg.number(box.centerY())));
        inside(text, turned);
        svg.close("g");
    }

    /**
     * Outside, where the diagram places the label or else below.
     *
     * @param label its place in the diagram, or null
     */
    void outside(String text, @Nullable Box label, double centerX, double below) {
        // A label's box is as wide as its text was in the Modeler's font; the browser's may need a little more.
        var width = label == null ? ASIDE : Math.max(ASIDE, label.width() + 8);
        var x = label == null ? centerX : label.centerX();
        var y = label == null ? below : label.y();
        write(LabelText.wrap(text, width, MOST), x, y, "middle");
    }

    private void write(List<String> lines, double x, double top, String anchor) {
        if (lines.isEmpty()) {
            return;
        }
        svg.open(
                "text",
                "font-family",
                "Arial, Helvetica, sans-serif",
                "font-size",
                LabelText.SIZE,
                "fill",
                COLOUR,
                "text-anchor",
                anchor);
        for (var i = 0; i < lines.size(); i++) {
            svg.open("tspan", "x", x, "y", top + i * LabelText.LINE + LabelText.SIZE - 1)
                    .text(lines.get(i))
                    .close("tspan");
        }
        svg.close("text");
    }
}
