package io.muster.audit.refusals;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;

/**
 * The limit on recorded refusals, so that no one can flood the trail. Of those counted together, usually one actor's,
 * {@value #KEPT} refusals per chain are recorded in an hour, on each node. The limit is per chain, so that noise
 * elsewhere does not hide attempts on a model. Beyond {@value #REMEMBERED_AT_MOST} counters some are forgotten: then
 * more is recorded, never less.
 */
final class RefusalLimit {

    static final int KEPT = 300;

    private static final Duration WINDOW = Duration.ofHours(1);
    static final int REMEMBERED_AT_MOST = 100_000;

    private final Cache<Key, Window> windows = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_AT_MOST)
            .executor(Runnable::run)
            .build();

    private record Key(String countedAs, String chain) {}

    /** @param missed how many were not recorded in the previous window */
    private record Window(Instant until, int count, int missed) {

        Window next() {
            return new Window(until, count + 1, missed);
        }

        int beyond() {
            return Math.max(0, count - KEPT);
        }
    }

    /**
     * @param isKept whether it is recorded
     * @param remark an addition to its reason, or empty: that it is the last for now, or that some before were left out
     */
    record Admission(boolean isKept, String remark) {}

    /** @param countedAs the actor or other key that has a limit of its own */
    Admission admit(String countedAs, String chain, Instant now) {
        var window = windows.asMap().compute(new Key(countedAs, chain), (key, last) -> {
            if (last != null && now.isBefore(last.until())) {
                return last.next();
            }
            return new Window(now.plus(WINDOW), 1, last == null ? 0 : last.beyond());
        });
        return new Admission(window.count() <= KEPT, remark(window));
    }

    long remembered() {
        return windows.estimatedSize();
    }

    private static String remark(Window window) {
        if (window.count() == KEPT) {
            return " (%d within an hour: no more are recorded until %s)".formatted(KEPT, window.until());
        }
        return window.count() == 1 && window.missed() > 0
                ? " (%d refusals before this one were not recorded)".formatted(window.missed())
                : "";
    }
}
