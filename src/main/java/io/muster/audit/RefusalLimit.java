package io.muster.audit;

import io.muster.shared.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Nobody fills the trail by being refused: of one actor, {@value #KEPT} refusals about one chain are kept in an hour, on
 * each node. By chain, so that noise at the doors does not hide what is tried on a model.
 */
final class RefusalLimit {

    static final int KEPT = 300;

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int REMEMBERED_AT_MOST = 10_000;

    private final Map<Key, Window> windows = new ConcurrentHashMap<>();

    private record Key(Actor by, String chain) {}

    /** @param missed how many were not kept in the window before */
    private record Window(Instant until, int count, int missed) {

        Window next() {
            return new Window(until, count + 1, missed);
        }

        int beyond() {
            return Math.max(0, count - KEPT);
        }
    }

    /**
     * @param isKept whether there is room for it
     * @param remark what its reason must say besides, or nothing: that these are the last for now, or that some before
     *     were left out
     */
    record Admission(boolean isKept, String remark) {}

    Admission admit(Actor by, String chain, Instant now) {
        if (windows.size() > REMEMBERED_AT_MOST) {
            windows.values().removeIf(window -> !now.isBefore(window.until()));
        }
        var window = windows.compute(new Key(by, chain), (key, last) -> {
            if (last != null && now.isBefore(last.until())) {
                return last.next();
            }
            return new Window(now.plus(WINDOW), 1, last == null ? 0 : last.beyond());
        });
        return new Admission(window.count() <= KEPT, remark(window));
    }

    private static String remark(Window window) {
        if (window.count() == KEPT) {
            return " (%d within an hour: no more is kept until %s)".formatted(KEPT, window.until());
        }
        return window.count() == 1 && window.missed() > 0
                ? " (%d refusals before this one were not kept)".formatted(window.missed())
                : "";
    }
}
