package io.muster.signoff;

/** What people wrote, for a form that lays out marks and links: it stays text, on one line and not too long. */
public final class PlainText {

    private static final int LONGEST = 200;

    private PlainText() {}

    public static String of(String text) {
        var plain = text.replaceAll("\\s+", " ").replaceAll("[\\[\\]<>{}*_`#|\\\\]", "");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
