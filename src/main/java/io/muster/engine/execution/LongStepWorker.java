package io.muster.engine.execution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The worker that fetches long steps and keeps their locks during the work. When the server stops, it releases them; if
 * the server dies, the locks expire and another worker, or the restarted one, begins again.
 */
@Component
public class LongStepWorker {

    private static final Logger LOG = LoggerFactory.getLogger(LongStepWorker.class);

    /** The time for all running steps together. A step that does not stop by then is restarted once its lock has expired. */
    private static final Duration TO_END = Duration.ofSeconds(3);

    private final ExternalTaskService externalTasks;
    private final LongStepRunner runner;
    private final WorkerSettings settings;
    private final Clock clock;
    private final String id = "muster-" + UUID.randomUUID();
    private final Semaphore free;
    private final Semaphore announced = new Semaphore(0);
    private final Set<HeldLock> held = ConcurrentHashMap.newKeySet();
    private final List<ExecutorService> executors = new ArrayList<>();
    private volatile boolean running;

    LongStepWorker(ExternalTaskService externalTasks, LongStepRunner runner, WorkerSettings settings, Clock clock) {
        this.externalTasks = externalTasks;
        this.runner = runner;
        this.settings = settings;
        this.clock = clock;
        this.free = new Semaphore(settings.threads());
    }

    @EventListener(ApplicationReadyEvent.class)
    public synchronized void start() {
        if (!settings.enabled() || running) {
            return;
        }
        running = true;
        var workers = Executors.newFixedThreadPool(settings.threads(), named("long-step"));
        var renewal = Executors.newSingleThreadScheduledExecutor(named("long-step-renewal"));
        var taker = Executors.newSingleThreadExecutor(named("long-step-taker"));
        var watch = Executors.newSingleThreadScheduledExecutor(named("long-step-watch"));
        executors.addAll(List.of(taker, workers, renewal, watch));
        every(settings.lock().dividedBy(4), renewal, HeldLock::renew);
        every(settings.lock().dividedBy(20), watch, HeldLock::stopIfRunOut);
        taker.execute(() -> takeForever(workers));
    }

    @EventListener(ContextClosedEvent.class)
    public synchronized void stop() {
        running = false;
        executors.forEach(ExecutorService::shutdownNow);
        held.forEach(HeldLock::stop);
        var latest = System.nanoTime() + TO_END.toNanos();
        executors.forEach(executor -> await(executor, latest));
        executors.clear();
    }

    /** Announces work, so that the worker does not wait for its next poll. */
    void announce() {
        announced.release();
    }

    /**
     * Fetches one available step and runs it on this thread.
     *
     * @return whether there was one
     */
    public boolean workOnce() {
        var before = clock.instant();
        var tasks = take(1);
        tasks.forEach(task -> work(task, before));
        return !tasks.isEmpty();
    }

    private void takeForever(ExecutorService workers) {
        while (running) {
            try {
                if (!takeAll(workers)) {
                    announced.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                    announced.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // This is the only thread that fetches steps: if it ended, no step would run until the next
                // start.
                LOG.warn("Long steps could not be taken; trying again", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            announced.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether there was any step to fetch */
    private boolean takeAll(ExecutorService workers) throws InterruptedException {
        free.acquire();
        var permits = 1 + free.drainPermits();
        var tasks = List.<LockedExternalTask>of();
        var before = clock.instant();
        try {
            tasks = take(permits);
        } finally {
            free.release(permits - tasks.size());
        }
        for (var task : tasks) {
            workers.execute(() -> {
                try {
                    work(task, before);
                } finally {
                    free.release();
                }
            });
        }
        return !tasks.isEmpty();
    }

    private List<LockedExternalTask> take(int most) {
        var query = externalTasks.fetchAndLock(most, id);
        var millis = settings.lock().toMillis();
        for (var topic : runner.topics()) {
            query = query.topic(topic, millis);
        }
        return query.execute();
    }

    private void work(LockedExternalTask task, Instant taken) {
        var lock = new HeldLock(task, externalTasks, settings.lock(), clock, taken);
        held.add(lock);
        try {
            runner.run(task, lock);
        } finally {
            held.remove(lock);
            lock.done();
        }
    }

    private void every(Duration time, ScheduledExecutorService thread, Consumer<HeldLock> look) {
        thread.scheduleWithFixedDelay(
                () -> held.forEach(look), time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void await(ExecutorService executor, long latest) {
        try {
            executor.awaitTermination(latest - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static java.util.concurrent.ThreadFactory named(String name) {
        return work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
