package io.muster.monitoring.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.datasets.columns.ColumnSummary;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.EvaluationPlan.Task;
import io.muster.monitoring.record.MonitoringProblem;
import io.muster.shared.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes that predictions of a model can have: numbers of a regression, two values of a binary classification, texts of
 * rules. They are kept as the data on which the model was validated spells them.
 *
 * @param positive that counts as 1 in a binary classification, or null
 * @param values all of them, or empty where the data has too many
 */
record OutcomeValues(Task task, @Nullable String positive, List<String> values) {

    private static final int LONGEST = 200;

    OutcomeValues {
        values = List.copyOf(values);
    }

    /** @param target the column of outcomes of the data on which the model was validated, or null if that is not registered */
    static OutcomeValues of(EvaluationPlan plan, @Nullable ColumnSummary target) {
        var positive = plan.positive() == null ? null : spelled(plan.positive());
        return new OutcomeValues(plan.task(), positive, target == null ? List.of() : values(target));
    }

    /** The values of a column that has so few that the summary names all of them. */
    private static List<String> values(ColumnSummary target) {
        if (target.minimum() != null && target.maximum() != null) {
            return target.distinct() == 2
                    ? List.of(
                            spelled(target.minimum().toString()),
                            spelled(target.maximum().toString()))
                    : List.of();
        }
        var values = new ArrayList<String>();
        target.top().forEach(value -> values.add(value.value()));
        return target.distinct() == values.size() ? values : List.of();
    }

    /** @throws Refusal {@code INVALID_OUTCOME} naming what was expected */
    String read(@Nullable JsonNode outcome) {
        if (outcome != null && outcome.isBoolean()) {
            return ofFlag(outcome.asBoolean());
        }
        if (outcome == null || !outcome.isNumber() && !outcome.isTextual()) {
            throw refused(
                    outcome == null || outcome.isNull()
                            ? "missing"
                            : outcome.getNodeType().toString().toLowerCase(Locale.ROOT));
        }
        return read(outcome.asText());
    }

    /** As above, for a cell of a table. */
    String read(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw refused(text == null || text.isBlank() ? "missing" : text.length() + " characters long");
        }
        if (text.indexOf('\0') >= 0) {
            throw refused("a text with the character 0");
        }
        var value = spelled(text.strip());
        if (task == Task.REGRESSION) {
            return number(value).map(BigDecimal::toString).orElseThrow(() -> refused("'%s'".formatted(value)));
        }
        if (values.contains(value) || value.equals(positive) || values.isEmpty() && task == Task.RULES) {
            return value;
        }
        return flag(value).map(this::ofFlag).orElseThrow(() -> refused("'%s'".formatted(value)));
    }

    private static Optional<Boolean> flag(String value) {
        return switch (value) {
            case "1", "true" -> Optional.of(true);
            case "0", "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private String ofFlag(boolean isPositive) {
        if (positive == null) {
            throw refused(String.valueOf(isPositive));
        }
        if (isPositive) {
            return positive;
        }
        return values.stream()
                .filter(value -> !value.equals(positive))
                .findFirst()
                .orElseThrow(() -> MonitoringProblem.INVALID_OUTCOME.refusal(
                        "The outcome 'false' cannot be spelled: the data on which the model was validated does not say what"
                                + " there is besides '%s'",
                        positive));
    }

    boolean isPositive(String outcome) {
        return outcome.equals(positive);
    }

    private Refusal refused(String actual) {
        var expected = switch (task) {
            case REGRESSION -> "a number";
            case BINARY_CLASSIFICATION ->
                values.isEmpty() ? "'%s' or true".formatted(positive) : "one of %s, or true or false".formatted(values);
            case RULES -> values.isEmpty() ? "a text" : "one of %s".formatted(values);
        };
        return MonitoringProblem.INVALID_OUTCOME.refusal(
                "The outcome is %s: expected %s, as in the data on which the model was validated", actual, expected);
    }

    /** Numbers in one spelling, so that 1, 1.0 and 1.00 are the same outcome; other texts as they are. */
    private static String spelled(String text) {
        return number(text).map(BigDecimal::toString).orElse(text);
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            var number = new BigDecimal(text);
            if (!Double.isFinite(number.doubleValue())
                    || Math.abs(number.doubleValue()) > 1e290
                    || number.precision() > 60) {
                return Optional.empty();
            }
            var plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            return Optional.of(plain.scale() < 0 && plain.scale() > -60 ? plain.setScale(0) : plain);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
