package io.muster.scoring.pmml;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * Refuses numbers that are not finite, as {@code INF}, {@code -INF} and {@code NaN} (XML Schema's spelling, used by PMML) or
 * beyond 64 bits. The engine takes them for texts: a tree that was trained with missing values then goes the wrong way
 * without a word. Where a field holds texts, the same letters are a category.
 */
final class PmmlNumbers {

    private static final Set<String> NOT_FINITE = Set.of("inf", "infinity", "nan");

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    /** Data types, and types of arrays. */
    private static final Set<String> NUMBERS = Set.of("double", "float", "integer", "real", "int");

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

    /** Elements whose content is one number or several. */
    private static final Set<String> WITH_NUMBERS = Set.of("Constant", "Array", "REAL-SparseArray", "REAL-Entries");

    /** Parts that say something about the model and are not part of it. */
    private static final Set<String> NOT_SCORED =
            Set.of("Header", "Extension", "ModelStats", "ModelExplanation", "ModelVerification");

    private final Map<String, String> types = new HashMap<>();
    private final StringBuilder content = new StringBuilder();
    private @Nullable String element;
    private @Nullable String dictionaryField;
    private int notScored;
    private boolean numeric;

    void start(String name, Attributes attributes) {
        if (notScored > 0 || NOT_SCORED.contains(name)) {
            notScored++;
            return;
        }
        element = null;
        if (name.equals("DataField") || name.equals("DerivedField")) {
            types.merge(text(attributes, "name"), text(attributes, "dataType"), (a, b) -> a.equals(b) ? a : "");
        }
        if (name.equals("DataField")) {
            dictionaryField = attributes.getValue("name");
        }
        if (holdsTexts(name, attributes)) {
            return;
        }
        for (var i = 0; i < attributes.getLength(); i++) {
            if (!NAMES.contains(attributes.getLocalName(i))) {
                requireFinite(attributes.getValue(i), "%s of <%s>".formatted(attributes.getLocalName(i), name));
            }
        }
        if (name.equals("SimplePredicate") && isNumber(types.get(attributes.getValue("field")))) {
            var value = attributes.getValue("value");
            if (value != null) {
                requireNumber(value, "value of <SimplePredicate>");
            }
        }
        if (WITH_NUMBERS.contains(name)) {
            numeric = isNumber(attributes.getValue(name.equals("Constant") ? "dataType" : "type"));
            element = name;
            content.setLength(0);
        }
    }

    private boolean holdsTexts(String name, Attributes attributes) {
        return switch (name) {
            case "SimplePredicate", "CategoricalPredictor", "FieldValue", "MiningField", "NormDiscrete" ->
                isText(types.get(attributes.getValue(
                        name.equals("CategoricalPredictor") || name.equals("MiningField") ? "name" : "field")));
            case "Value" -> dictionaryField != null && isText(types.get(dictionaryField));
            case "Constant" -> isText(attributes.getValue("dataType"));
            case "Array" -> isText(attributes.getValue("type"));
            // Cells of tables are compared as what they are, by those who know the columns.
            default -> false;
        };
    }

    private static boolean isNumber(@Nullable String type) {
        return type != null && NUMBERS.contains(type);
    }

    private static boolean isText(@Nullable String type) {
        return "string".equals(type);
    }

    void text(char[] text, int start, int length) {
        if (element != null && notScored == 0) {
            content.append(text, start, length);
        }
    }

    void end(String name) {
        if (notScored > 0) {
            notScored--;
            return;
        }
        if (name.equals("DataField")) {
            dictionaryField = null;
        }
        if (name.equals(element)) {
            var tokens = new StringTokenizer(content.toString());
            while (tokens.hasMoreTokens()) {
                var token = tokens.nextToken();
                requireFinite(token, "<%s>".formatted(name));
                if (numeric) {
                    requireNumber(token, "<%s>".formatted(name));
                }
            }
            element = null;
        }
    }

    private static String text(Attributes attributes, String name) {
        var value = attributes.getValue(name);
        return value == null ? "" : value;
    }

    /** Where a number must stand, anything else would be taken for a text: {@code 1.#INF}, {@code NA}, {@code 1,5}. */
    private static void requireNumber(String value, String where) {
        requireFinite(value, where);
        if (!NUMBER.matcher(value.strip()).matches()) {
            throw PmmlReader.beyond("'%s' where a number must stand (%s)".formatted(value.strip(), where));
        }
    }

    private static void requireFinite(String value, String where) {
        if (!isFinite(value.strip())) {
            throw PmmlReader.beyond(
                    "'%s' as a number (%s): it takes it for a text, and values come out wrong; export the model as ONNX"
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
