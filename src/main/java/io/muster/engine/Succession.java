package io.muster.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Suspends the checks between an instance and its replacement while the former starts the latter. */
public final class Succession {

    private static final ThreadLocal<@Nullable String> FORMER = new ThreadLocal<>();

    private Succession() {}

    /** To be called in a step of the former instance. The person's permission was checked when they started that one. */
    static String of(String former, Supplier<String> start) {
        FORMER.set(former);
        try {
            return start.get();
        } finally {
            FORMER.remove();
        }
    }

    public static boolean isUnderWay() {
        return FORMER.get() != null;
    }

    public static boolean isFormer(String instance) {
        return instance.equals(FORMER.get());
    }
}
