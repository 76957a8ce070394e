package io.muster.formats.pmml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;

/**
 * The check that refuses numbers that are not finite, such as {@code INF}, {@code -INF} and {@code NaN} (XML Schema's
 * spelling, used by PMML), or beyond 64 bits. The engine treats them as texts: a tree that was trained with missing
 * values then silently takes the wrong branch. In places for texts ({@link PmmlTexts}), the same letters are a
 * category.
 */
final class PmmlNumbers {

    private static final Set<String> NOT_FINITE = Set.of("inf", "infinity", "nan");

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    /** Attributes that name something rather than hold a value. */
    private static final Set<String> NAMES = Set.of(
            "name",
            "field",
            "displayName",
            "displayValue",
            "description",
            "id",
            "column",
            "function",
            "modelName",
            "outputColumn");

    /** Parts that describe the model and are not scored. */
    private static final Set<String> NOT_SCORED =
            Set.of("Header", "Extension", "ModelStats", "ModelExplanation", "ModelVerification");

    private final PmmlTexts texts = new PmmlTexts();
    private final Deque<Content> contents = new ArrayDeque<>();
    private int notScored;
    private int rows;

    /**
     * The content of an element.
     *
     * @param type of the values in it, empty if unknown
     */
    private record Content(String type, StringBuilder text) {}

    void start(String name, Attributes attributes) {
        if (notScored > 0 || NOT_SCORED.contains(name)) {
            notScored++;
            return;
        }
        texts.start(name, attributes);
        contents.push(new Content(contentType(name, attributes), new StringBuilder()));
        rows += name.equals("row") ? 1 : 0;
        for (var i = 0; i < attributes.getLength(); i++) {
            var attribute = attributes.getLocalName(i);
            if (!NAMES.contains(attribute) && !texts.isText(name, attribute, attributes)) {
                requireFinite(attributes.getValue(i), "%s of <%s>".formatted(attribute, name));
            }
        }
        if (name.equals("SimplePredicate") && PmmlTexts.isNumber(texts.type(name, attributes))) {
            var value = attributes.getValue("value");
            if (value != null) {
                requireNumber(value, "value of <SimplePredicate>");
            }
        }
    }

    private String contentType(String name, Attributes attributes) {
        if (rows > 0) {
            return texts.column(name);
        }
        return switch (name) {
            case "Constant" -> text(attributes, "dataType");
            case "Array" -> text(attributes, "type");
            case "REAL-Entries", "MatCell" -> "real";
            case "INT-Entries" -> "int";
            default -> "";
        };
    }

    void text(char[] text, int start, int length) {
        if (notScored == 0 && !contents.isEmpty()) {
            contents.peek().text.append(text, start, length);
        }
    }

    void end(String name) {
        if (notScored > 0) {
            notScored--;
            return;
        }
        texts.end(name);
        rows -= name.equals("row") ? 1 : 0;
        var content = contents.pop();
        if (PmmlTexts.isText(content.type)) {
            return;
        }
        var tokens = new StringTokenizer(content.text.toString());
        while (tokens.hasMoreTokens()) {
            var token = tokens.nextToken();
            requireFinite(token, "<%s>".formatted(name));
            if (PmmlTexts.isNumber(content.type)) {
                requireNumber(token, "<%s>".formatted(name));
            }
        }
    }

    private static String text(Attributes attributes, String name) {
        var value = attributes.getValue(name);
        return value == null ? "" : value;
    }

    /** The engine would treat anything but a number here as a text: {@code 1.#INF}, {@code NA}, {@code 1,5}. */
    private static void requireNumber(String value, String where) {
        requireFinite(value, where);
        if (!NUMBER.matcher(value.strip()).matches()) {
            throw PmmlReader.beyond("'%s' where a number is expected (%s)".formatted(value.strip(), where));
        }
    }

    private static void requireFinite(String value, String where) {
        if (!isFinite(value.strip())) {
            if (where.endsWith("Margin of <Interval>") && !value.strip().equalsIgnoreCase("nan")) {
                throw PmmlReader.beyond("'%s' as a number (%s): leave the margin out, which means the same"
                        .formatted(value.strip(), where));
            }
            throw PmmlReader.beyond(
                    ("'%s' as a number (%s): it reads this as a text, and the results are wrong; export the "
                                    + "model as ONNX")
                            .formatted(value.strip(), where));
        }
    }

    private static boolean isFinite(String value) {
        var letters = value.toLowerCase(Locale.ROOT);
        var unsigned = letters.startsWith("-") || letters.startsWith("+") ? letters.substring(1) : letters;
        return !NOT_FINITE.contains(unsigned) && !(isDigit(unsigned) && isOverflow(unsigned));
    }

    private static boolean isDigit(String value) {
        return !value.isEmpty() && (Character.isDigit(value.charAt(0)) || value.charAt(0) == '.');
    }

    private static boolean isOverflow(String value) {
        try {
            return Double.isInfinite(Double.parseDouble(value));
        } catch (NumberFormatException e) {
            // A text that begins with a digit, such as a date or a class: not a number, so not an infinite one.
            return false;
        }
    }
}
