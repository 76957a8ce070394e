package io.muster.monitoring.predictionlog;

import io.muster.scheduling.ClusterTask;
import io.muster.shared.events.EventPublisher;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The end of logged predictions: a transaction for each day that is too old. */
@Component
class PredictionExpiry implements ClusterTask {

    private final PredictionLog log;
    private final PredictionLogSettings settings;
    private final TransactionTemplate transaction;
    private final EventPublisher events;

    PredictionExpiry(
            PredictionLog log, PredictionLogSettings settings, TransactionTemplate transaction, EventPublisher events) {
        this.log = log;
        this.settings = settings;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public String name() {
        return "expire-predictions";
    }

    @Override
    public Duration every() {
        return settings.expireEvery();
    }

    @Override
    public void run() {
        var first = LocalDate.ofInstant(events.now().minus(settings.keep()), ZoneOffset.UTC);
        var day = firstDay();
        while (day.filter(each -> each.isBefore(first)).isPresent()) {
            var old = day.get();
            transaction.executeWithoutResult(status -> log.delete(old));
            day = firstDay();
        }
        var start = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        transaction.executeWithoutResult(status -> log.deleteOutcomesBefore(start));
    }

    private Optional<LocalDate> firstDay() {
        return transaction.execute(status -> log.firstDay());
    }
}
