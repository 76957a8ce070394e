package io.muster.deployment;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.shared.VersionId;
import io.muster.shared.events.EventPublisher;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The counters of calls, kept in memory and added to the database periodically, in the hour of the report. A killed
 * node loses its unreported counts.
 */
@Component
class UsageBook implements PredictionObserver {

    private static final Logger LOG = LoggerFactory.getLogger(UsageBook.class);

    private final UsageRows rows;
    private final EventPublisher events;
    private final TransactionTemplate transaction;
    private final ConcurrentMap<Line, Tally> tallies = new ConcurrentHashMap<>();

    UsageBook(UsageRows rows, EventPublisher events, TransactionTemplate transaction) {
        this.rows = rows;
        this.events = events;
        this.transaction = transaction;
    }

    private record Line(VersionId version, String environment, String caller) {}

    private record Tally(LongAdder requests, LongAdder failures, LongAdder rows) {

        Tally() {
            this(new LongAdder(), new LongAdder(), new LongAdder());
        }

        void add(UsageRows.Counts counts) {
            requests.add(counts.requests());
            failures.add(counts.failures());
            rows.add(counts.rows());
        }

        UsageRows.Counts counts() {
            return new UsageRows.Counts(requests.sum(), failures.sum(), rows.sum());
        }
    }

    @Override
    public String name() {
        return "usage";
    }

    @Override
    public void answered(Request request, ColumnBatch inputs, ColumnBatch outputs) {
        tally(request).add(new UsageRows.Counts(1, 0, inputs.rows()));
    }

    @Override
    public void failed(Request request, Failure failure, @Nullable ColumnBatch inputs) {
        tally(request).add(new UsageRows.Counts(1, 1, 0));
    }

    /** The callers, reported ones and those that this node has yet to report. Most requests first. */
    List<Usage.Caller> callers(VersionId version, Instant since) {
        var pending = tallies.entrySet().stream()
                .filter(entry -> entry.getKey().version().equals(version))
                .map(entry -> pending(entry.getKey(), entry.getValue().counts()))
                .filter(caller -> caller.requests() > 0)
                .toList();
        return Stream.concat(rows.callers(version, since).stream(), pending.stream())
                .collect(Collectors.toMap(Usage.Caller::user, Function.identity(), Usage.Caller::plus))
                .values()
                .stream()
                .sorted(Comparator.comparing(Usage.Caller::requests).reversed().thenComparing(Usage.Caller::user))
                .toList();
    }

    private Usage.Caller pending(Line line, UsageRows.Counts counts) {
        return new Usage.Caller(line.caller(), counts.requests(), counts.failures(), counts.rows(), hour());
    }

    private Instant hour() {
        return events.now().truncatedTo(ChronoUnit.HOURS);
    }

    /** One at a time: a concurrent second would report the same calls again. */
    synchronized void report() {
        tallies.forEach(this::report);
    }

    private void report(Line line, Tally tally) {
        var counts = tally.counts();
        if (counts.requests() == 0) {
            return;
        }
        var key = new UsageRows.Key(line.version(), line.environment(), hour(), line.caller());
        try {
            transaction.executeWithoutResult(status -> rows.add(key, counts));
            // Subtracted only now: a reader in between may count them twice, but misses none.
            tally.add(counts.negated());
        } catch (RuntimeException e) {
            // A failure here must not affect anything else; the counts wait for the next report.
            LOG.warn(
                    "Calls of {} could not be written to the database; they are kept and written next time",
                    line.version(),
                    e);
        }
    }

    private Tally tally(Request request) {
        var deployment = request.deployment();
        var line = new Line(
                deployment.version(), deployment.environment(), request.caller().id());
        return tallies.computeIfAbsent(line, any -> new Tally());
    }
}
