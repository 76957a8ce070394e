package io.muster.rendering;

/**
 * The highlighting of an element.
 *
 * @param badge short text beside it, so that the meaning does not depend on colour alone; empty for none
 */
public record Mark(Emphasis emphasis, String badge) {

    /** The reason for the highlight. */
    public enum Emphasis {
        /** A path leads through it. */
        PATH("#b54708", "#fff1dc"),
        /** A promise is broken here. */
        OFFENCE("#a3261f", "#fde3e1"),
        ADDED("#1c6b3a", "#e1f5e7"),
        REMOVED("#a3261f", "#fde3e1"),
        CHANGED("#1f4fa3", "#e4edfc"),
        /** It changed, and a control became weaker. */
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
