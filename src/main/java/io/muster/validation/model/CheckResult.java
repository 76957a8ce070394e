package io.muster.validation.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * The findings of one check, and the verdict of the policy on them.
 *
 * @param check the check's id
 * @param sentence the finding in plain language
 * @param metrics values by the ids of the {@link Metric}s, in name order
 * @param undefined why a metric of this check has no value, by the same words
 * @param remarks for the reader: rows left out, cells not analysed
 */
public record CheckResult(
        String check,
        Verdict verdict,
        String sentence,
        Map<String, Double> metrics,
        Map<String, String> undefined,
        List<String> remarks,
        List<Table> tables) {

    public CheckResult {
        metrics = SortedMaps.copyOf(metrics);
        undefined = SortedMaps.copyOf(undefined);
        remarks = List.copyOf(remarks);
        tables = List.copyOf(tables);
    }

    /** The verdict of the policy on a check. */
    public enum Verdict {
        /** Every threshold on its metrics is met. */
        @JsonProperty("passed")
        PASSED,
        /** A threshold on one of its metrics is not met. */
        @JsonProperty("failed")
        FAILED,
        /** The policy demands nothing of its metrics. */
        @JsonProperty("informative")
        INFORMATIVE
    }

    /**
     * A table of numbers and words.
     *
     * @param rows cells are texts or doubles
     */
    public record Table(String title, List<String> columns, List<List<Object>> rows) {

        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream()
                    .map(row -> row.stream().map(Table::cell).toList())
                    .toList();
        }

        /** One numeric type, so that a table read from JSON equals the one written. */
        private static Object cell(Object value) {
            return value instanceof Number number ? (Object) number.doubleValue() : value.toString();
        }
    }
}
