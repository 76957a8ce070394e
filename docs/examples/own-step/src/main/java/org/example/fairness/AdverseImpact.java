package org.example.fairness;

import io.muster.datasets.columns.Column;
import io.muster.validation.checks.Measurements;
import io.muster.validation.checks.ScoredData;
import io.muster.validation.checks.ValidationCheck;
import io.muster.validation.model.Metric;
import io.muster.statistics.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.env.Environment;

/**
 * A validation check of our own: whether one group is decided favourably less often than another. The groups are the
 * values of a column of the evaluation data, which need not be an input of the model.
 */
public final class AdverseImpact implements ValidationCheck {

    private static final Metric RATIO = new Metric(
            "adverse-impact-ratio",
            Metric.Group.BINARY_CLASSIFICATION,
            "Adverse impact ratio",
            "Share of rows decided negative, such as not to default, in the group where it is lowest ÷ that in the group"
                    + " where it is highest; groups of fewer than 20 rows are left out",
            "0 to 1, high; less than 0.8 suggests adverse impact",
            "Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D");

    private static final int FEWEST = 20;

    private final String column;

    public AdverseImpact(Environment settings) {
        this.column = settings.getProperty("adverse-impact.column", "region");
    }

    @Override
    public String id() {
        return "adverse-impact";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(RATIO);
    }

    @Override
    public void examine(ScoredData data, Measurements measurements) {
        var groups = groups(data);
        groups.entrySet().stream()
                .filter(group -> group.getValue().rows < FEWEST)
                .forEach(group -> measurements.remark("Group '%s' has only %d rows and is left out"
                        .formatted(group.getKey(), group.getValue().rows)));
        groups.values().removeIf(group -> group.rows < FEWEST);
        if (groups.size() < 2) {
            throw new Undefined("column '%s' has fewer than two groups of at least %d rows".formatted(column, FEWEST));
        }
        measurements.measure(RATIO, () -> ratio(groups));
        measurements.table("Decisions by " + column, List.of(column, "rows", "decided negative"), rows(groups));
        measurements.sentence(
                "The group of '%s' that is decided negative least often has %s of the share of the one that is most often.",
                column, measurements.described(RATIO));
    }

    private Map<String, Group> groups(ScoredData data) {
        if (!(data.column(column) instanceof Column.Texts texts)) {
            throw new Undefined("column '%s' does not hold texts".formatted(column));
        }
        var scores = data.predictions();
        var cutOff = data.cutOff();
        var groups = new TreeMap<String, Group>();
        for (var row = 0; row < scores.length; row++) {
            var value = texts.values()[row];
            if (value != null && !Double.isNaN(scores[row])) {
                groups.computeIfAbsent(value, any -> new Group()).add(scores[row] < cutOff);
            }
        }
        return groups;
    }

    private static double ratio(Map<String, Group> groups) {
        var shares = groups.values().stream().mapToDouble(Group::share).summaryStatistics();
        if (shares.getMax() == 0) {
            throw new Undefined("no row is decided negative");
        }
        return shares.getMin() / shares.getMax();
    }

    private static List<List<Object>> rows(Map<String, Group> groups) {
        var rows = new ArrayList<List<Object>>();
        groups.forEach((value, group) -> rows.add(List.of(value, group.rows, group.negative)));
        return rows;
    }

    private static final class Group {

        private int rows;
        private int negative;

        private void add(boolean isNegative) {
            rows++;
            negative += isNegative ? 1 : 0;
        }

        private double share() {
            return (double) negative / rows;
        }
    }
}
