package io.muster.monitoring.outcome;

import static io.muster.testing.Refusals.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.datasets.columns.ColumnSummary;
import io.muster.datasets.columns.ColumnSummary.Frequency;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.EvaluationPlan.Task;
import io.muster.monitoring.record.MonitoringProblem;
import io.muster.shared.CanonicalJson;
import io.muster.shared.DatasetId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeValuesTests {

    private static OutcomeValues values(Task task, @Nullable String positive, @Nullable ColumnSummary target) {
        return OutcomeValues.of(new EvaluationPlan(task, new DatasetId("data"), "y", positive, "score"), target);
    }

    private static ColumnSummary texts(String... values) {
        return new ColumnSummary(
                "y",
                DataType.TEXT,
                0,
                values.length,
                null,
                null,
                null,
                List.of(values).stream().map(value -> new Frequency(value, 5)).toList());
    }

    private static ColumnSummary numbers(double lowest, double highest, long distinct) {
        return new ColumnSummary("y", DataType.INTEGER, 0, distinct, lowest, highest, 1.0, List.of());
    }

    private static JsonNode json(String text) {
        return CanonicalJson.tree(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"\"bad\",bad", "\"good\",good", "true,bad", "false,good", "1,bad", "0,good", "\" bad \",bad"})
    void readsTheTwoWordsOfTheDataAndTruthValues(String posted, String kept) {
        assertThat(values(Task.BINARY_CLASSIFICATION, "bad", texts("good", "bad"))
                        .read(json(posted)))
                .isEqualTo(kept);
    }

    /** Where 0 is the positive value, 1 is the other one and not a truth value. */
    @ParameterizedTest
    @CsvSource({"0,0,true", "0.0,0,true", "1,1,false", "true,0,true", "false,1,false"})
    void numbersOfTheDataComeBeforeTruthValues(String posted, String kept, boolean positive) {
        var values = values(Task.BINARY_CLASSIFICATION, "0", numbers(0, 1, 2));

        assertThat(values.read(json(posted))).isEqualTo(kept);
        assertThat(values.isPositive(kept)).isEqualTo(positive);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ugly\"", "2", "null", "[]", "{}", "\"\"", "\"NaN\""})
    void refusesWhatTheDataDoesNotHaveAndSaysWhatItHas(String posted) {
        assertThatThrownBy(() -> values(Task.BINARY_CLASSIFICATION, "bad", texts("good", "bad"))
                        .read(json(posted)))
                .satisfies(refusedWith(MonitoringProblem.INVALID_OUTCOME))
                .hasMessageContaining("[good, bad]");
    }

    @Test
    void doesNotGuessTheOtherWord() {
        assertThatThrownBy(() -> values(Task.BINARY_CLASSIFICATION, "bad", null).read(json("false")))
                .satisfies(refusedWith(MonitoringProblem.INVALID_OUTCOME))
                .hasMessageContaining("besides 'bad'");
    }

    @ParameterizedTest
    @CsvSource({"12.50,12.5", "1e3,1000", "-0.0,0", "7,7"})
    void keepsNumbersInOneSpelling(String posted, String kept) {
        assertThat(values(Task.REGRESSION, null, null).read(posted)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "NaN", "Infinity", "1e300", "true", ""})
    void refusesWhatIsNotANumber(String posted) {
        assertThatThrownBy(() -> values(Task.REGRESSION, null, null).read(posted))
                .satisfies(refusedWith(MonitoringProblem.INVALID_OUTCOME))
                .hasMessageContaining("a number");
    }

    @Test
    void rulesHaveTheWordsOfTheData() {
        assertThat(values(Task.RULES, null, texts("accept", "refer", "reject")).read(json("\"refer\"")))
                .isEqualTo("refer");
        assertThatThrownBy(() -> values(Task.RULES, null, texts("accept", "refer", "reject"))
                        .read(json("\"perhaps\"")))
                .satisfies(refusedWith(MonitoringProblem.INVALID_OUTCOME));
    }
}
