package io.muster.deployment;

import io.muster.extensions.Extensions;
import io.muster.shared.Refusal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wrapper of a target from an extension, which can neither stop what this node does for other targets nor delay it
 * for long: each call runs on a thread of its own, outside every transaction, and is awaited for a limited time. A
 * failure affects only this target. What it did not accept is repeated at the next check.
 */
final class OutsideTarget implements DeploymentTarget {

    private static final Logger LOG = LoggerFactory.getLogger(OutsideTarget.class);

    private final DeploymentTarget target;
    private final String name;
    private final Duration limit;

    /** Calls whose caller no longer waits; until they end, further ones fail at once. */
    private final AtomicInteger overdue = new AtomicInteger();

    private OutsideTarget(DeploymentTarget target, Duration limit) {
        this.target = target;
        this.name = target.name();
        this.limit = limit;
    }

    /** The target itself if it is one of Muster's own. */
    static DeploymentTarget bounding(DeploymentTarget target, Duration limit) {
        return Extensions.isFromOutside(target.getClass()) ? new OutsideTarget(target, limit) : target;
    }

    /** The name of its class, for who must find it. */
    static String className(DeploymentTarget target) {
        var real = target instanceof OutsideTarget outside ? outside.target : target;
        return Extensions.className(real.getClass());
    }

    /** As it was at the start, because deployments are stored with it. */
    @Override
    public String name() {
        return name;
    }

    /** If it fails, this node attends to its deployments, so that each is refused with the reason. */
    @Override
    public boolean serves(String environment) {
        try {
            return answer("serves", () -> target.serves(environment));
        } catch (Refusal e) {
            LOG.warn("{}", e.getMessage());
            return true;
        }
    }

    @Override
    public Rollout prepare(Admitted admitted, Deployment deployment) {
        var call = begin("prepare", () -> target.prepare(admitted, deployment));
        try {
            return new BoundedRollout(answer(call));
        } catch (Refusal e) {
            // What is prepared too late is not taken.
            call.answer().thenAccept(this::abort);
            throw e;
        }
    }

    /** Called on the thread that prepared it. */
    private void abort(Rollout late) {
        try {
            late.abort();
        } catch (RuntimeException e) {
            LOG.warn("{}", failed("abort", String.valueOf(e), e).getMessage());
        }
    }

    @Override
    public boolean confirm(Admitted admitted, Deployment deployment) {
        return answer("confirm", () -> target.confirm(admitted, deployment));
    }

    @Override
    public void expect(Deployment deployment) {
        quietly("expect", () -> target.expect(deployment));
    }

    @Override
    public void refuse(Deployment deployment, String why) {
        quietly("refuse", () -> target.refuse(deployment, why));
    }

    @Override
    public void withdraw(Deployment deployment) {
        quietly("withdraw", () -> target.withdraw(deployment));
    }

    @Override
    public Collection<Deployment> known() {
        try {
            return answer("known", () -> List.copyOf(target.known()));
        } catch (Refusal e) {
            LOG.warn("{}", e.getMessage());
            return List.of();
        }
    }

    /** The next round tells it again. */
    private void quietly(String what, Runnable call) {
        try {
            answer(what, () -> {
                call.run();
                return true;
            });
        } catch (Refusal e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    private <T> T answer(String what, Callable<T> call) {
        return answer(begin(what, call));
    }

    private record Call<T>(String what, Thread thread, CompletableFuture<T> answer) {}

    private <T> Call<T> begin(String what, Callable<T> work) {
        if (overdue.get() > 0) {
            throw failed(what, "an earlier call has no answer yet", null);
        }
        var answer = new CompletableFuture<T>();
        var thread = new Thread(() -> run(work, answer), "muster-target-" + name);
        thread.setDaemon(true);
        thread.start();
        return new Call<>(what, thread, answer);
    }

    private <T> void run(Callable<T> work, CompletableFuture<T> answer) {
        try {
            answer.complete(work.call());
        } catch (Throwable e) {
            // Whatever it is, it is told to the caller, who waits on another thread.
            answer.completeExceptionally(e);
        }
    }

    private <T> T answer(Call<T> call) {
        try {
            return call.answer().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            overdue.incrementAndGet();
            call.answer().whenComplete((late, failure) -> overdue.decrementAndGet());
            call.thread().interrupt();
            throw failed(call.what(), "no answer within %d s".formatted(limit.toSeconds()), e);
        } catch (InterruptedException e) {
            call.thread().interrupt();
            Thread.currentThread().interrupt();
            throw failed(call.what(), "interrupted while waiting for its answer", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refusal refusal
                    ? refusal
                    : failed(call.what(), String.valueOf(e.getCause()), e.getCause());
        }
    }

    private Refusal failed(String what, String why, @Nullable Throwable cause) {
        return new Refusal(
                DeploymentProblem.TARGET_FAILED,
                "The deployment target '%s' (%s) from outside failed in '%s': %s"
                        .formatted(name, Extensions.className(target.getClass()), what, why),
                cause);
    }

    private final class BoundedRollout implements Rollout {

        private final Rollout rollout;

        BoundedRollout(Rollout rollout) {
            this.rollout = rollout;
        }

        @Override
        public void commit() {
            quietly("commit", rollout::commit);
        }

        @Override
        public void abort() {
            quietly("abort", rollout::abort);
        }
    }
}
