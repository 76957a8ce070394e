package io.muster.rendering;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A writer for the elements of pictures and charts. Text from outside is escaped here and nowhere else. */
public final class Svg {

    private final StringBuilder text = new StringBuilder();

    /** @param attributes alternating names and values */
    public Svg open(String name, Object... attributes) {
        return tag(name, ">", attributes);
    }

    public Svg close(String name) {
        text.append("</").append(name).append('>');
        return this;
    }

    public Svg empty(String name, Object... attributes) {
        return tag(name, "/>", attributes);
    }

    /** Adds an element in the colours of an ink. */
    Svg draw(String name, Ink ink, Object... attributes) {
        var all = new Object[attributes.length + 6];
        System.arraycopy(attributes, 0, all, 0, attributes.length);
        var inks = new Object[] {"stroke", ink.stroke(), "fill", ink.fill(), "stroke-width", ink.width()};
        System.arraycopy(inks, 0, all, attributes.length, inks.length);
        return empty(name, all);
    }

    public Svg text(String content) {
        text.append(escape(content));
        return this;
    }

    public Svg title(String content) {
        return content.isEmpty() ? this : open("title").text(content).close("title");
    }

    private Svg tag(String name, String end, Object... attributes) {
        text.append('<').append(name);
        for (var i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            text.append(attributes[i + 1] instanceof Double number ? number(number) : escape(attributes[i + 1] + ""));
            text.append('"');
        }
        text.append(end);
        return this;
    }

    /** At most two decimals, without exponent. */
    public static String number(double number) {
        return BigDecimal.valueOf(number)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Also removes characters that XML does not allow, and those that reverse the direction of text. */
    static String escape(String content) {
        var escaped = new StringBuilder();
        content.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isHarmless(point) ? point : ' ');
            }
        });
        return escaped.toString();
    }

    private static boolean isHarmless(int point) {
        var turnsRound = point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
        return !Character.isISOControl(point)
                && !turnsRound
                && Character.getType(point) != Character.SURROGATE
                && point != 0xFFFE
                && point != 0xFFFF;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
