package io.muster.rendering;

import java.util.ArrayList;
import java.util.List;

/** Text wrapped into lines. Widths are estimated, because a server has no fonts and readers' fonts differ. */
final class LabelText {

    static final double SIZE = 12;
    static final double LINE = 14;

    private static final String NARROW = "iljtfrI.,:;'|!()[] ";
    private static final String WIDE = "mwMW@%—→";

    private LabelText() {}

    /** @param most lines; the rest is cut off with an ellipsis */
    static List<String> wrap(String text, double width, int most) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : pieces(text, width)) {
            if (line.length() > 0 && width(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return cut(lines, Math.max(1, most));
    }

    private static List<String> cut(List<String> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        var shown = new ArrayList<>(lines.subList(0, most));
        shown.set(most - 1, shown.get(most - 1) + "…");
        return shown;
    }

    /** Words, with those that are too long broken. */
    private static List<String> pieces(String text, double width) {
        var pieces = new ArrayList<String>();
        for (var word : text.strip().split("\\s+")) {
            var piece = new StringBuilder();
            for (var point : word.codePoints().toArray()) {
                if (piece.length() > 0 && width(piece + Character.toString(point)) > width) {
                    pieces.add(piece.toString());
                    piece.setLength(0);
                }
                piece.appendCodePoint(point);
            }
            if (piece.length() > 0) {
                pieces.add(piece.toString());
            }
        }
        return pieces;
    }

    /** The approximate width in pixels. */
    static double width(String text) {
        return text.codePoints().mapToDouble(LabelText::share).sum() * SIZE;
    }

    private static double share(int point) {
        if (NARROW.indexOf(point) >= 0) {
            return 0.31;
        }
        if (WIDE.indexOf(point) >= 0 || Character.isIdeographic(point)) {
            return 0.95;
        }
        return Character.isUpperCase(point) ? 0.7 : 0.55;
    }
}
