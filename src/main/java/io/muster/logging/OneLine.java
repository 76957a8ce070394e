package io.muster.logging;

/** Untrusted text as part of one line: without control characters, and limited in length. */
final class OneLine {

    static final int LONGEST = 2000;

    private OneLine() {}

    /** Makes line breaks and other control characters visible, and cuts the text, stating by how much. */
    static String of(String text) {
        var kept = text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "… (%d characters more)".formatted(text.length() - LONGEST);
        return neutral(kept, false);
    }

    /** Keeps line breaks, for texts of Muster itself, which may contain a table. */
    static String ownLines(String text) {
        return neutral(text, true);
    }

    private static String neutral(String text, boolean keepsBreaks) {
        if (text.chars().noneMatch(each -> isControl(each, keepsBreaks))) {
            return text;
        }
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(each -> {
            if (isControl(each, keepsBreaks)) {
                safe.append(escaped(each));
            } else {
                safe.appendCodePoint(each);
            }
        });
        return safe.toString();
    }

    private static String escaped(int each) {
        return switch (each) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u%04x".formatted(each);
        };
    }

    /** Includes line ends recognised by some readers only (U+0085, U+2028, U+2029) and characters that change the direction of text. */
    private static boolean isControl(int each, boolean keepsBreaks) {
        if (keepsBreaks && (each == '\n' || each == '\t')) {
            return false;
        }
        return Character.isISOControl(each)
                || each == 0x2028
                || each == 0x2029
                || each >= 0x202A && each <= 0x202E
                || each >= 0x2066 && each <= 0x2069;
    }
}
