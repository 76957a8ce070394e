package example;

import io.muster.shared.Progress;
import io.muster.step.LongStep;
import io.muster.step.Step;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Works until a test lets it end. Not in a package of Muster's: all steps on the class path there count as shipped.
 */
@Step(
        id = "untilReleased",
        title = "Work until told",
        description = "For tests of long steps.",
        group = Step.Group.BUILD,
        idempotence = "It only waits.")
public class UntilReleased implements LongStep {

    private final BlockingQueue<String> begins = new LinkedBlockingQueue<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();
    private final AtomicInteger concluded = new AtomicInteger();
    private volatile CountDownLatch end = new CountDownLatch(1);
    private volatile boolean failing;

    @Override
    public Conclusion work(StepContext context, Progress progress) throws InterruptedException {
        begun.incrementAndGet();
        begins.add(context.run());
        if (failing) {
            throw new IllegalStateException("Failing as requested");
        }
        try {
            end.await();
        } catch (InterruptedException e) {
            interrupted.incrementAndGet();
            throw e;
        }
        return () -> {
            concluded.incrementAndGet();
            return StepResult.nothing();
        };
    }

    /** As if it had never worked. */
    public void forget() {
        begins.clear();
        List.of(begun, interrupted, concluded).forEach(count -> count.set(0));
        end = new CountDownLatch(1);
        failing = false;
    }

    public void end() {
        end.countDown();
    }

    public void fail() {
        failing = true;
    }

    /** Waits until it works. */
    public void awaitBegin(Duration most) throws InterruptedException {
        if (begins.poll(most.toMillis(), TimeUnit.MILLISECONDS) == null) {
            throw new AssertionError("It did not begin within " + most);
        }
    }

    public int begun() {
        return begun.get();
    }

    public int interrupted() {
        return interrupted.get();
    }

    public int concluded() {
        return concluded.get();
    }
}
