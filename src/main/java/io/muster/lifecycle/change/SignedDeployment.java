package io.muster.lifecycle.change;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The deployment of what was signed, on the thread that does it: it is not compared again, but must still come on top of
 * the versions it was compared with. That is asked while the engine lets nobody else deploy.
 */
final class SignedDeployment {

    private static final ThreadLocal<@Nullable Map<String, String>> FORMER = new ThreadLocal<>();

    private SignedDeployment() {}

    static <T> T onTopOf(Map<String, String> former, Supplier<T> deploying) {
        FORMER.set(new TreeMap<>(former));
        try {
            return deploying.get();
        } finally {
            FORMER.remove();
        }
    }

    static boolean isUnderWay() {
        return FORMER.get() != null;
    }

    /** @throws Overtaken if something else was deployed meanwhile */
    static void requireOnTopOf(Map<String, String> former) {
        if (!new TreeMap<>(former).equals(FORMER.get())) {
            throw new Overtaken(FORMER.get(), former);
        }
    }
}
