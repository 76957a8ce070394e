package io.muster.monitoring.outcome;

import io.muster.evidence.lock.VersionLock;
import io.muster.inventory.Inventory;
import io.muster.monitoring.predictionlog.OutcomeHours;
import io.muster.monitoring.predictionlog.OutcomeHours.OutcomeHour;
import io.muster.monitoring.predictionlog.PredictionLogSettings;
import io.muster.monitoring.record.OutcomeProfiles;
import io.muster.monitoring.record.ProfileSettings;
import io.muster.monitoring.record.ReferenceService;
import io.muster.scheduling.ClusterTask;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The task of the cluster that counts outcomes in the profiles of their predictions: for each hour in which something changed
 * all outcomes again, in one transaction.
 */
@Component
class OutcomeCounting implements ClusterTask {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeCounting.class);
    private static final int AT_ONCE = 500;

    private final OutcomeHours hours;
    private final LabelledPredictions predictions;
    private final OutcomeProfiles profiles;
    private final ReferenceService references;
    private final Inventory inventory;
    private final VersionLock lock;
    private final TransactionTemplate transaction;
    private final OutcomeSettings settings;
    private final ProfileSettings counted;

    OutcomeCounting(
            OutcomeHours hours,
            LabelledPredictions predictions,
            OutcomeProfiles profiles,
            ReferenceService references,
            Inventory inventory,
            VersionLock lock,
            TransactionTemplate transaction,
            OutcomeSettings settings,
            ProfileSettings counted,
            PredictionLogSettings log) {
        this.hours = hours;
        this.predictions = predictions;
        this.profiles = profiles;
        this.references = references;
        this.inventory = inventory;
        this.lock = lock;
        this.transaction = transaction;
        this.settings = settings;
        this.counted = counted;
        if (log.keep().compareTo(counted.days()) >= 0) {
            throw new IllegalStateException(
                    "muster.monitoring.prediction-log.keep is %s: expected less than muster.monitoring.profiles.days, %s, because"
                                    .formatted(log.keep(), counted.days())
                            + " outcomes are counted by day");
        }
    }

    @Override
    public String name() {
        return "count-outcomes";
    }

    @Override
    public Duration every() {
        return settings.countEvery();
    }

    @Override
    public void run() {
        var page = marked(null);
        while (!page.isEmpty()) {
            page.forEach(this::attempt);
            page = marked(page.get(page.size() - 1));
        }
    }

    private List<OutcomeHour> marked(@Nullable OutcomeHour after) {
        return Objects.requireNonNull(transaction.execute(status -> hours.marked(after, AT_ONCE)));
    }

    /** One hour that cannot be counted stays marked for the next run, and does not keep the others from being counted. */
    private void attempt(OutcomeHour hour) {
        try {
            transaction.executeWithoutResult(status -> count(hour));
        } catch (RuntimeException e) {
            LOG.error(
                    "The outcomes of {} from {} on could not be counted; the next run tries it again",
                    hour.version(),
                    hour.start(),
                    e);
        }
    }

    private void count(OutcomeHour hour) {
        if (!hours.take(hour)) {
            return;
        }
        lock.take(hour.version());
        var period = profiles.period(hour.start());
        var reference = references.reference(hour.version()).orElse(null);
        if (reference == null || !predictions.isLogged(hour.version(), period.start(), period.end())) {
            // Without bins there is nothing to count in, and what was counted of deleted predictions stays.
            return;
        }
        var version = inventory.version(hour.version());
        var layout = reference.reference().profile().layout();
        var tally = new OutcomeTally(reference, version.evaluation(), counted.mostSegments());
        predictions.counted(hour.version(), layout, period.start(), period.end(), tally::add);
        profiles.replace(hour.version(), layout, period, tally.profiles());
    }
}
