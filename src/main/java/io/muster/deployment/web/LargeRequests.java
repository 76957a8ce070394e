package io.muster.deployment.web;

import io.muster.deployment.DeploymentSettings;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Keeps the memory of requests in bounds: all large ones that are read at the same time together have at most four times
 * the bytes that a single one may have. Small ones never wait.
 */
@Component
class LargeRequests {

    private static final int SMALL = 64 << 10;
    private static final int LARGEST_AT_ONCE = 4;

    private final long limit;
    private final Semaphore kilobytes;

    LargeRequests(DeploymentSettings settings) {
        this.limit = settings.maxRequest().toBytes();
        this.kilobytes = new Semaphore(Math.multiplyExact(LARGEST_AT_ONCE, kilobytes(limit)));
    }

    /** Room for a request, until closed. */
    interface Room extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @param length as announced; negative if unknown
     * @throws RequestTooLarge if it is too large anyway
     * @throws ServerBusy if there is no room now
     */
    Room enter(long length) {
        if (length > limit) {
            throw RequestBody.tooLarge(limit);
        }
        if (length >= 0 && length <= SMALL) {
            return () -> {};
        }
        var taken = kilobytes(length < 0 ? limit : length);
        if (!kilobytes.tryAcquire(taken)) {
            throw new ServerBusy();
        }
        return () -> kilobytes.release(taken);
    }

    long limit() {
        return limit;
    }

    private static int kilobytes(long bytes) {
        return Math.toIntExact((bytes + 1023) / 1024);
    }
}
