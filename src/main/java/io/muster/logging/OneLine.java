package io.muster.logging;

/** Text of unknown origin as part of one line: no control character passes, and no more than a line's worth. */
final class OneLine {

    static final int LONGEST = 2000;

    private OneLine() {}

    /** Line breaks and other control characters become visible; the rest is cut, and says how much. */
    static String of(String text) {
        var kept = text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "… (%d characters more)".formatted(text.length() - LONGEST);
        return neutral(kept, false);
    }

    /** As it is, with its own line breaks: the text of Muster itself, in which a table may stand. */
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

    /** Also what only some readers take for a line's end (U+0085, U+2028, U+2029) or what turns text around. */
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
