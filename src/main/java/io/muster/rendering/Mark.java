package io.muster.rendering;

/**
 * How an element stands out.
 *
 * @param badge short text beside it, so that it is not told by colour alone; empty for none
 */
public record Mark(Emphasis emphasis, String badge) {

    /** What an element stands out for. */
    public enum Emphasis {
        /** A way leads over it. */
        PATH("#b54708", "#fff1dc"),
        /** Where a promise is broken. */
        OFFENCE("#a3261f", "#fde3e1"),
        ADDED("#1c6b3a", "#e1f5e7"),
        REMOVED("#a3261f", "#fde3e1"),
        CHANGED("#1f4fa3", "#e4edfc"),
        /** Changed, and a control is weaker for it. */
        WEAKENED("#8a1f7a", "#fbe4f7");

        private final String stroke;
        private final String fill;

        Emphasis(String stroke, String fill) {
            this.stroke = stroke;
            this.fill = fill;
        }

        String stroke() {
            return stroke;
        }

        String fill() {
            return fill;
        }
    }

    public static Mark of(Emphasis emphasis) {
        return new Mark(emphasis, "");
    }
}
