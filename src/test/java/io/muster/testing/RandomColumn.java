package io.muster.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A column of decision tables drawn at random.
 *
 * @param input its name and type: {@code n:double}
 * @param values to ask a table for; null where it is missing
 * @param cells whose meaning is understood
 * @param computed cells that only the engine understands
 */
public record RandomColumn(String input, List<Object> values, List<String> cells, List<String> computed) {

    public RandomColumn(String input, List<Object> values, List<String> cells) {
        this(input, values, cells, List.of());
    }

    public String name() {
        return input.substring(0, input.indexOf(':'));
    }

    /** Every combination of the columns' values. */
    public static List<Map<String, Object>> inputs(List<RandomColumn> columns) {
        List<Map<String, Object>> inputs = List.of(Map.of());
        for (var column : columns) {
            var longer = new ArrayList<Map<String, Object>>();
            for (var input : inputs) {
                for (var value : column.values()) {
                    var more = new HashMap<>(input);
                    more.put(column.name(), value);
                    longer.add(more);
                }
            }
            inputs = longer;
        }
        return inputs;
    }
}
