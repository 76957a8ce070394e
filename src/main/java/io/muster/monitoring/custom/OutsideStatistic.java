package io.muster.monitoring.custom;

import io.muster.extensions.ExtensionRefused;
import io.muster.extensions.Extensions;
import io.muster.monitoring.custom.CustomStatistic.About;
import io.muster.monitoring.custom.CustomStatistic.Value;
import io.muster.monitoring.statistic.MonitoredWindow;
import io.muster.monitoring.statistic.Statistic;
import io.muster.monitoring.statistic.StatisticResult;
import io.muster.monitoring.statistic.StatisticResult.Failed;
import io.muster.monitoring.statistic.StatisticResult.Measured;
import io.muster.monitoring.statistic.StatisticResult.NotMeasured;
import io.muster.statistics.Undefined;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A statistic from outside, with its declaration as it was read at the start. */
final class OutsideStatistic {

    private static final Logger LOG = LoggerFactory.getLogger(OutsideStatistic.class);

    private static final int MOST_VALUES = 2_000;
    private static final int LONGEST_ID = 63;
    private static final int LONGEST_SUBJECT = 255;

    private final CustomStatistic statistic;
    private final Statistic declaration;
    private final About about;

    /** @throws ExtensionRefused if its declaration cannot be used */
    OutsideStatistic(CustomStatistic statistic) {
        this.statistic = statistic;
        try {
            this.declaration = Objects.requireNonNull(statistic.declaration(), "declaration");
            this.about = Objects.requireNonNull(statistic.about(), "about");
        } catch (RuntimeException | LinkageError e) {
            throw new ExtensionRefused(
                    "The statistic %s from outside cannot be used: %s".formatted(className(), e),
                    "Correct its declaration (docs/guide-extensions.md).");
        }
    }

    Statistic declaration() {
        return declaration;
    }

    About about() {
        return about;
    }

    /** @throws ExtensionRefused if its id or title is taken; otherwise it takes them */
    void requireNew(Set<String> ids, Set<String> titles) {
        if (declaration.id().length() > LONGEST_ID || !ids.add(declaration.id()) || !titles.add(declaration.title())) {
            throw new ExtensionRefused(
                    "The statistic '%s' (%s) from outside has an id or a title that another statistic has, or an id of more than %d characters"
                            .formatted(declaration.id(), className(), LONGEST_ID),
                    "Give it an id and a title of its own, or take its jar away.");
        }
    }

    /** A fault of it must neither keep other statistics from their values nor look like a good value. */
    List<StatisticResult> measure(MonitoredWindow window) {
        try {
            return required(statistic.measure(CountsReader.read(window))).stream()
                    .<StatisticResult>map(value -> new Measured(
                            declaration,
                            value.subject(),
                            value.value(),
                            value.rows(),
                            value.standardError(),
                            value.withoutDrift()))
                    .toList();
        } catch (Undefined e) {
            return List.of(new NotMeasured(declaration, "", String.valueOf(e.getMessage())));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.warn("The statistic '{}' ({}) from outside failed", declaration.id(), className(), e);
            return List.of(new Failed(
                    declaration,
                    "the statistic '%s' (%s) from outside failed: %s".formatted(declaration.id(), className(), e)));
        }
    }

    private static List<Value> required(List<Value> values) {
        if (values.size() > MOST_VALUES) {
            throw new IllegalStateException("%d values: expected at most %d".formatted(values.size(), MOST_VALUES));
        }
        var subjects = new HashSet<String>();
        for (var value : values) {
            if (!subjects.add(value.subject()) || value.subject().length() > LONGEST_SUBJECT) {
                throw new IllegalStateException("subject '%s': expected each once, of at most %d characters"
                        .formatted(value.subject(), LONGEST_SUBJECT));
            }
            if (!isFinite(value) || value.rows() < 0) {
                throw new IllegalStateException(
                        "%s: expected finite numbers, no error below 0 and no number of rows below 0".formatted(value));
            }
        }
        return values;
    }

    private static boolean isFinite(Value value) {
        var error = value.standardError();
        var chance = value.withoutDrift();
        return Double.isFinite(value.value())
                && (error == null || Double.isFinite(error) && error >= 0)
                && (chance == null || Double.isFinite(chance));
    }

    private String className() {
        return Extensions.className(statistic.getClass());
    }
}
