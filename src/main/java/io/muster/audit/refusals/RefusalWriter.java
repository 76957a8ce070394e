package io.muster.audit.refusals;

import io.muster.audit.chain.AuditEntry.NewEntry;
import io.muster.audit.chain.Chains;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The writer of refusals, one after the other on a thread of its own. A thread whose transaction is ending still holds
 * its connection; if each took a second one, as many concurrent refusals as the pool has connections would stall the
 * server.
 */
@Component
public class RefusalWriter implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalWriter.class);
    private static final int WAITING_AT_MOST = 10_000;
    private static final int SECONDS_TO_SETTLE = 10;
    private static final int SECONDS_TO_END = 2;

    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2));

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Chains chains;
    private final TransactionTemplate ownTransaction;
    private final ThreadPoolExecutor thread;

    public RefusalWriter(Chains chains, PlatformTransactionManager transactions) {
        this.chains = chains;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_AT_MOST),
                RefusalWriter::daemon,
                (task, pool) -> task.run());
    }

    private void writeNow(NewEntry entry) {
        ownTransaction.executeWithoutResult(status -> chains.append(List.of(entry)));
    }

    /** Beyond {@value #WAITING_AT_MOST} waiting entries the caller writes its own: slow, but nothing is lost. */
    void writeSoon(NewEntry entry) {
        thread.execute(() -> writeWithPatience(entry));
    }

    private void writeWithPatience(NewEntry entry) {
        for (var pause : PAUSES) {
            try {
                writeNow(entry);
                return;
            } catch (RuntimeException e) {
                // The database's problem may be temporary.
                LOG.warn("A refusal could not be recorded, next try in {}: {}", pause, e.toString());
            }
            if (!rest(pause)) {
                break;
            }
        }
        lastTry(entry);
    }

    private void lastTry(NewEntry entry) {
        try {
            writeNow(entry);
        } catch (RuntimeException e) {
            // There is no one to report to: the refused request was answered long ago.
            LOG.error("A refusal could not be recorded in the audit trail, only in this log: {}", entry, e);
        }
    }

    /** @return whether it paused in full; false if the server stops, or a caller that writes its own entry is interrupted */
    private boolean rest(Duration pause) {
        try {
            return !stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns when all earlier refusals are written, or after {@value #SECONDS_TO_SETTLE} seconds. */
    public void settle() {
        try {
            // Needed even if the queue is empty: an entry may have left it and not be written yet.
            Future<Void> last = thread.submit((Callable<Void>) () -> null);
            last.get(SECONDS_TO_SETTLE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn(
                    "{} refusals are still waiting to be written to the audit trail",
                    thread.getQueue().size());
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping.countDown();
        thread.shutdown();
        if (!thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
            LOG.error(
                    "The server stops, and {} refusals were not recorded in the audit trail",
                    1 + thread.getQueue().size());
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "refusals");
        thread.setDaemon(true);
        return thread;
    }
}
