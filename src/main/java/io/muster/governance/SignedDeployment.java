package io.muster.governance;

import io.muster.governance.Change.Basis;
import io.muster.shared.Refusal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The deployment of a signed change, bound to its thread: it is not compared again, but must still be based on the
 * versions it was compared with. This is checked while the engine blocks other deployments.
 */
public final class SignedDeployment {

    private static final ThreadLocal<@Nullable Basis> BASIS = new ThreadLocal<>();

    private SignedDeployment() {}

    static <T> T onTopOf(Basis compared, Supplier<T> deploying) {
        BASIS.set(compared);
        try {
            return deploying.get();
        } finally {
            BASIS.remove();
        }
    }

    public static boolean isUnderWay() {
        return BASIS.get() != null;
    }

    /** @throws Refusal {@code COMPARISON_OUTDATED} if something else was deployed meanwhile */
    public static void requireOnTopOf(Basis found) {
        if (!found.equals(BASIS.get())) {
            throw GovernanceProblem.COMPARISON_OUTDATED.refusal(
                    "It was compared with %s, but %s is in force now", BASIS.get(), found);
        }
    }
}
