package io.muster.formats.dmn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.ast.InputDataNode;
import org.kie.dmn.model.api.ItemDefinition;

/**
 * The values allowed by an input's item definition, as far as a signature can express them: a list of texts or one
 * closed interval. The engine checks everything else.
 */
record AllowedValues(@Nullable Double minimum, @Nullable Double maximum, List<String> categories) {

    private static final AllowedValues ANY = new AllowedValues(null, null, List.of());
    private static final Pattern TEXTS = Pattern.compile("\\s*(\"[^\"\\\\]*\"\\s*,\\s*)*\"[^\"\\\\]*\"\\s*");
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");
    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
    private static final Pattern INTERVAL =
            Pattern.compile("\\s*\\[\\s*" + NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "\\s*]\\s*");
    private static final Pattern AT_LEAST = Pattern.compile("\\s*>=\\s*" + NUMBER + "\\s*");
    private static final Pattern AT_MOST = Pattern.compile("\\s*<=\\s*" + NUMBER + "\\s*");

    static AllowedValues of(InputDataNode input, DMNModel model) {
        if (DmnTypes.isStructured(input.getType())) {
            return ANY;
        }
        return model.getDefinitions().getItemDefinition().stream()
                .filter(definition ->
                        definition.getName().equals(input.getType().getName()))
                .findFirst()
                .map(AllowedValues::of)
                .orElse(ANY);
    }

    private static AllowedValues of(ItemDefinition definition) {
        var allowed = definition.getAllowedValues();
        return allowed == null || allowed.getText() == null ? ANY : parse(allowed.getText());
    }

    static AllowedValues parse(String text) {
        if (TEXTS.matcher(text).matches()) {
            var categories = new ArrayList<String>();
            TEXT.matcher(text).results().forEach(result -> categories.add(result.group(1)));
            return new AllowedValues(null, null, List.copyOf(categories));
        }
        var interval = INTERVAL.matcher(text);
        if (interval.matches()) {
            return new AllowedValues(number(interval.group(1)), number(interval.group(2)), List.of());
        }
        var least = AT_LEAST.matcher(text);
        if (least.matches()) {
            return new AllowedValues(number(least.group(1)), null, List.of());
        }
        var most = AT_MOST.matcher(text);
        return most.matches() ? new AllowedValues(null, number(most.group(1)), List.of()) : ANY;
    }

    private static Double number(String text) {
        return new BigDecimal(text).doubleValue();
    }
}
