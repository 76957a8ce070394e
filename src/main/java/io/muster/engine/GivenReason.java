package io.muster.engine;

import java.util.function.Supplier;

/** The mark of a start for which a person gave a reason that its caller records. */
public final class GivenReason {

    private static final ThreadLocal<Boolean> GIVEN = ThreadLocal.withInitial(() -> false);

    private GivenReason() {}

    static String during(Supplier<String> start) {
        GIVEN.set(true);
        try {
            return start.get();
        } finally {
            GIVEN.remove();
        }
    }

    public static boolean isGiven() {
        return GIVEN.get();
    }
}
