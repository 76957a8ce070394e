package io.muster.signoff;

/** User text made safe for a form that renders markup and links: plain, on one line and limited in length. */
public final class PlainText {

    private static final int LONGEST = 200;

    private PlainText() {}

    public static String of(String text) {
        var plain = text.replaceAll("\\s+", " ").replaceAll("[\\[\\]<>{}*_`#|\\\\]", "");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
