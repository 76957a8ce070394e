package io.muster.validation.checks;

import io.muster.extensions.ExtensionRefused;
import io.muster.extensions.Extensions;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.statistics.Undefined;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.Metric;
import io.muster.validation.model.MetricCatalogue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A check from outside, with its declaration as it was read at the start. */
final class OutsideCheck implements Check {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST = 63;

    private final ValidationCheck check;
    private final String id;
    private final List<Metric> metrics;

    /** @throws ExtensionRefused if its declaration cannot be used */
    OutsideCheck(ValidationCheck check) {
        this.check = check;
        try {
            this.id = check.id();
            this.metrics = List.copyOf(check.metrics());
        } catch (RuntimeException | LinkageError e) {
            throw new ExtensionRefused(
                    "The validation check %s from outside cannot be used: %s".formatted(className(), e),
                    "Correct its id and its metrics (docs/guide-extensions.md).");
        }
        requireWords();
    }

    private void requireWords() {
        if (id.length() > LONGEST || !ID.matcher(id).matches()) {
            refuse(
                    "has an id that is not lower-case words with hyphens, at most %d characters".formatted(LONGEST),
                    "Give it an id such as 'adverse-impact'.");
        }
        if (metrics.isEmpty() || metrics.stream().map(Metric::group).distinct().count() > 1) {
            refuse(
                    "must measure at least one metric, and all of the same group",
                    "Split it into one check for each group of metrics.");
        }
    }

    /** @throws ExtensionRefused if one has an id or a metric that another check has, of Muster's own or from outside */
    static void requireTogether(List<Check> own, List<OutsideCheck> fromOutside) {
        var ids = own.stream().map(Check::id).collect(Collectors.toCollection(HashSet::new));
        var metrics = new ArrayList<>(MetricCatalogue.shipped());
        for (var check : fromOutside) {
            if (!ids.add(check.id)) {
                check.refuse("has an id that another check has", "Give it another id, or take its jar away.");
            }
            for (var metric : check.metrics) {
                check.requireNew(metric, metrics);
                metrics.add(metric);
            }
        }
    }

    private void requireNew(Metric metric, List<Metric> known) {
        known.stream()
                .filter(other -> other.id().equals(metric.id()) || other.title().equalsIgnoreCase(metric.title()))
                .findFirst()
                .ifPresent(other -> refuse(
                        "measures '%s' (%s), but '%s' (%s) is a metric already"
                                .formatted(metric.id(), metric.title(), other.id(), other.title()),
                        "Give its metric an id and a title of its own."));
    }

    private void refuse(String what, String action) {
        throw new ExtensionRefused(
                "The validation check '%s' (%s) from outside %s".formatted(id, className(), what), action);
    }

    private String className() {
        return Extensions.className(check.getClass());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<Metric> metrics() {
        return metrics;
    }

    @Override
    public boolean suits(EvaluationPlan.Task task) {
        return switch (metrics.get(0).group()) {
            case ALL_TASKS -> true;
            case BINARY_CLASSIFICATION -> task == EvaluationPlan.Task.BINARY_CLASSIFICATION;
            case REGRESSION -> task == EvaluationPlan.Task.REGRESSION;
            case RULES -> task == EvaluationPlan.Task.RULES;
        };
    }

    /** A failure fails the validation: a report that lacks a measurement must not be taken for a complete one. */
    @Override
    public void examine(Subject subject, CheckReport findings) {
        try {
            check.examine(new SubjectData(subject), findings);
        } catch (Undefined | CancellationException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new IllegalStateException(
                    "The validation check '%s' (%s) from outside failed on version '%s': %s"
                            .formatted(id, className(), subject.version().id(), e),
                    e);
        }
    }
}
