package io.muster.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** While an instance starts the one that takes its place, neither is asked about the other. */
final class Succession {

    private static final ThreadLocal<@Nullable String> FORMER = new ThreadLocal<>();

    private Succession() {}

    /** To be called in a step of the former instance. The person was asked when they started that one. */
    static String of(String former, Supplier<String> start) {
        FORMER.set(former);
        try {
            return start.get();
        } finally {
            FORMER.remove();
        }
    }

    static boolean isUnderWay() {
        return FORMER.get() != null;
    }

    static boolean isFormer(String instance) {
        return instance.equals(FORMER.get());
    }
}
