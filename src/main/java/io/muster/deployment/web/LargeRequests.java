package io.muster.deployment.web;

import io.muster.deployment.DeploymentProblem;
import io.muster.deployment.DeploymentSettings;
import io.muster.deployment.web.protocol.RequestTooLarge;
import io.muster.shared.Refusal;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * The bound on the memory of requests: all large concurrent ones together have at most four times the bytes allowed for
 * a single one. Small ones never wait.
 */
@Component
class LargeRequests {

    private static final int LARGEST_AT_ONCE = 4;

    private final long limit;
    private final Semaphore kilobytes;

    LargeRequests(DeploymentSettings settings) {
        this.limit = settings.maxRequest().toBytes();
        this.kilobytes = new Semaphore(Math.toIntExact(LARGEST_AT_ONCE * (limit / 1024 + 1)));
    }

    /**
     * @param bytes announced or counted; negative if unknown
     * @throws RequestTooLarge if they exceed the limit of a single request
     */
    void requireAllowed(long bytes) {
        if (bytes > limit) {
            throw new RequestTooLarge("The request has more than %d bytes, the most one may have".formatted(limit));
        }
    }

    /** @throws Refusal {@code SERVER_BUSY} if there is no room now */
    void take(int room) {
        if (!kilobytes.tryAcquire(room)) {
            throw DeploymentProblem.SERVER_BUSY.refusal(
                    "Too many large requests are being answered; try again, or send fewer rows at once");
        }
    }

    void giveBack(int room) {
        kilobytes.release(room);
    }
}
