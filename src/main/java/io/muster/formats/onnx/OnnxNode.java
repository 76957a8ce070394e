package io.muster.formats.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An operator of a graph. Field numbers are those of onnx.proto (onnx/onnx, IR version 10).
 *
 * @param inputs names of values; an empty name stands for an optional value that was omitted
 * @param hasGraph whether it contains a graph, as loops and conditions do
 */
record OnnxNode(
        String operator,
        List<String> inputs,
        List<String> outputs,
        boolean hasGraph,
        Map<String, Attribute> attributes) {

    /**
     * The parts of an attribute on which the size of an operator's values may depend.
     *
     * @param number its whole number, 0 if it has none
     * @param count how many numbers or texts it lists
     * @param sum of the whole numbers it lists, without negative ones
     * @param longestText bytes of the longest text it lists, or of a tensor that may hold one
     */
    record Attribute(long number, long count, long sum, int longestText) {

        private static final Attribute NONE = new Attribute(0, 0, 0, 0);

        private Attribute withNumbers(List<Long> numbers) {
            var more = sum;
            for (var each : numbers) {
                more = ValueSize.plus(more, Math.max(0, each));
            }
            return new Attribute(number, count + numbers.size(), more, longestText);
        }

        private Attribute withFloats(WireReader floats) {
            // Packed numbers take four bytes each.
            var more = floats.isPacked() ? floats.message().remaining() / Float.BYTES : skipped(floats);
            return new Attribute(number, count + more, sum, longestText);
        }

        private static int skipped(WireReader one) {
            one.skip();
            return 1;
        }

        private Attribute withText(int bytes) {
            return new Attribute(number, count + 1, sum, Math.max(longestText, bytes));
        }
    }

    static OnnxNode of(WireReader node) {
        var operator = "";
        var inputs = new ArrayList<String>();
        var outputs = new ArrayList<String>();
        var hasGraph = false;
        var attributes = new HashMap<String, Attribute>();
        for (var field = node.nextField(); field != 0; field = node.nextField()) {
            switch (field) {
                case 1 -> inputs.add(node.text());
                case 2 -> outputs.add(node.text());
                case 4 -> operator = node.text();
                case 5 -> hasGraph |= attribute(node.message(), attributes);
                default -> node.skip();
            }
        }
        outputs.removeIf(String::isEmpty);
        return new OnnxNode(operator, inputs, outputs, hasGraph, attributes);
    }

    /** @return whether it holds a graph */
    private static boolean attribute(WireReader reader, Map<String, Attribute> attributes) {
        var name = "";
        var attribute = Attribute.NONE;
        var hasGraph = false;
        for (var field = reader.nextField(); field != 0; field = reader.nextField()) {
            switch (field) {
                case 1 -> name = reader.text();
                case 3 ->
                    attribute = new Attribute(reader.number(), attribute.count, attribute.sum, attribute.longestText);
                case 4, 5, 9, 10 ->
                    attribute = attribute.withText(reader.message().remaining());
                case 6, 11 -> {
                    hasGraph = true;
                    reader.skip();
                }
                case 7 -> attribute = attribute.withFloats(reader);
                case 8 -> attribute = attribute.withNumbers(reader.integers());
                default -> reader.skip();
            }
        }
        attributes.put(name, attribute);
        return hasGraph;
    }

    /** False for ZipMap, which creates a sequence of maps. */
    boolean makesTensors() {
        return !operator.equals("ZipMap");
    }

    /** The attribute's whole number, or the given default. */
    long number(String attribute, long otherwise) {
        return attributes.containsKey(attribute) ? attributes.get(attribute).number : otherwise;
    }

    /** How many numbers or texts the attribute lists; 0 if it is missing. */
    long count(String attribute) {
        return attributes.getOrDefault(attribute, Attribute.NONE).count;
    }

    /** The sum of the whole numbers that the attribute lists. */
    long sum(String attribute) {
        return attributes.getOrDefault(attribute, Attribute.NONE).sum;
    }

    /** The longest text in any attribute. */
    int longestText() {
        return attributes.values().stream()
                .mapToInt(Attribute::longestText)
                .max()
                .orElse(0);
    }
}
