package io.muster.formats.pmml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * The places of a document that hold texts, where the letters {@code NaN} are a category and not a number, from the
 * types of the fields, columns and targets declared before. Unknown places are assumed to hold numbers.
 */
final class PmmlTexts {

    /** Data types, and types of arrays. */
    private static final Set<String> NUMBERS = Set.of("double", "float", "integer", "real", "int");

    /** By element, the attributes that hold a value of the field the element names. */
    private static final Map<String, Set<String>> OF_FIELD = Map.of(
            "SimplePredicate", Set.of("value"),
            "CategoricalPredictor", Set.of("value"),
            "PPCell", Set.of("value"),
            "FieldValue", Set.of("value"),
            "FieldValueCount", Set.of("value"),
            "NormDiscrete", Set.of("value"),
            "MiningField", Set.of("missingValueReplacement", "invalidValueReplacement"));

    /** By element, the attributes that hold a class. */
    private static final Map<String, Set<String>> OF_TARGET = Map.of(
            "Node", Set.of("score"),
            "SimpleRule", Set.of("score"),
            "RuleSet", Set.of("defaultScore"),
            "ScoreDistribution", Set.of("value"),
            "TargetValue", Set.of("value"),
            "TargetValueCount", Set.of("value"),
            "OutputField", Set.of("value"),
            "RegressionTable", Set.of("targetCategory"),
            "SupportVectorMachine", Set.of("targetCategory", "alternateTargetCategory"),
            "PPCell", Set.of("targetCategory"));

    /** By element, the attributes with a value of the element's result type. */
    private static final Map<String, Set<String>> OF_RESULT = Map.of(
            "MapValues", Set.of("defaultValue", "mapMissingTo"),
            "Discretize", Set.of("defaultValue", "mapMissingTo"),
            "DiscretizeBin", Set.of("binValue"),
            "Apply", Set.of("defaultValue", "mapMissingTo"));

    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> columns = new HashMap<>();
    private final Deque<String> functions = new ArrayDeque<>();
    private final Deque<String> results = new ArrayDeque<>();
    private @Nullable String dictionaryField;
    private boolean hasTargets;
    private boolean hasOtherTargets;

    void start(String name, Attributes attributes) {
        functions.push(inherited(attributes.getValue("functionName"), functions));
        results.push(inherited(attributes.getValue("dataType"), results));
        switch (name) {
            case "DataField", "DerivedField" -> {
                types.merge(text(attributes, "name"), text(attributes, "dataType"), (a, b) -> a.equals(b) ? a : "");
                dictionaryField = name.equals("DataField") ? attributes.getValue("name") : dictionaryField;
            }
            case "MiningField" -> {
                if (Set.of("target", "predicted").contains(text(attributes, "usageType"))) {
                    hasTargets = true;
                    hasOtherTargets |= !isText(type(attributes.getValue("name")));
                }
            }
            case "MapValues", "TrainingInstances" -> {
                columns.clear();
                columns.put(text(attributes, "outputColumn"), results.peek());
            }
            case "FieldColumnPair", "InstanceField" -> {
                var column = attributes.getValue("column");
                var field = text(attributes, "field");
                columns.put(column == null ? field : column, type(field));
            }
            default -> {}
        }
    }

    private static String inherited(@Nullable String own, Deque<String> around) {
        return own != null ? own : around.isEmpty() ? "" : around.peek();
    }

    void end(String name) {
        functions.pop();
        results.pop();
        if (name.equals("DataField")) {
            dictionaryField = null;
        }
    }

    /** Whether the attribute of the element that was just started holds a text. */
    boolean isText(String element, String attribute, Attributes attributes) {
        if (element.equals("Value")) {
            return attribute.equals("value") && dictionaryField != null && isText(type(dictionaryField));
        }
        return OF_FIELD.getOrDefault(element, Set.of()).contains(attribute) && isText(type(field(element, attributes)))
                || OF_TARGET.getOrDefault(element, Set.of()).contains(attribute) && isClass()
                || OF_RESULT.getOrDefault(element, Set.of()).contains(attribute) && isText(results.peek());
    }

    /** Type of the field that the element is about. */
    @Nullable
    String type(String element, Attributes attributes) {
        return type(field(element, attributes));
    }

    private static @Nullable String field(String element, Attributes attributes) {
        return attributes.getValue(
                switch (element) {
                    case "CategoricalPredictor", "MiningField" -> "name";
                    case "PPCell" -> "predictorName";
                    default -> "field";
                });
    }

    private static String text(Attributes attributes, String name) {
        var value = attributes.getValue(name);
        return value == null ? "" : value;
    }

    private String type(@Nullable String field) {
        return types.getOrDefault(field, "");
    }

    /** Whether it is in a classification whose targets are all texts; a regression inside one produces numbers. */
    private boolean isClass() {
        return "classification".equals(functions.peek()) && hasTargets && !hasOtherTargets;
    }

    /** Type of the cells in a column of a table; empty if it is not declared. */
    String column(String name) {
        return columns.getOrDefault(name, "");
    }

    static boolean isNumber(@Nullable String type) {
        return type != null && NUMBERS.contains(type);
    }

    static boolean isText(@Nullable String type) {
        return "string".equals(type);
    }
}
