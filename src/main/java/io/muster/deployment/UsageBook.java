package io.muster.deployment;

import io.muster.shared.VersionId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts calls in memory and adds them to the database now and then, in the hour of the report. A node that is killed
 * loses what it had not reported.
 */
@Component
public class UsageBook {

    private static final Logger LOG = LoggerFactory.getLogger(UsageBook.class);

    private final UsageRows rows;
    private final DeploymentFacts facts;
    private final TransactionTemplate transaction;
    private final ConcurrentMap<Line, Tally> tallies = new ConcurrentHashMap<>();

    UsageBook(UsageRows rows, DeploymentFacts facts, TransactionTemplate transaction) {
        this.rows = rows;
        this.facts = facts;
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

        UsageRows.Counts take() {
            return new UsageRows.Counts(requests.sumThenReset(), failures.sumThenReset(), rows.sumThenReset());
        }
    }

    public void answered(VersionId version, String environment, String caller, long scoredRows) {
        tally(version, environment, caller).add(new UsageRows.Counts(1, 0, scoredRows));
    }

    public void failed(VersionId version, String environment, String caller) {
        tally(version, environment, caller).add(new UsageRows.Counts(1, 1, 0));
    }

    void report() {
        tallies.forEach(this::report);
    }

    private void report(Line line, Tally tally) {
        var counts = tally.take();
        if (counts.requests() == 0) {
            return;
        }
        var hour = facts.now().truncatedTo(ChronoUnit.HOURS);
        var key = new UsageRows.Key(line.version(), line.environment(), hour, line.caller());
        try {
            transaction.executeWithoutResult(status -> rows.add(key, counts));
        } catch (RuntimeException e) {
            // Counts are not worth failing for; they wait for the next report.
            LOG.warn("Calls of {} could not be reported; kept for the next time", line.version(), e);
            tally.add(counts);
        }
    }

    private Tally tally(VersionId version, String environment, String caller) {
        return tallies.computeIfAbsent(new Line(version, environment, caller), any -> new Tally());
    }
}
