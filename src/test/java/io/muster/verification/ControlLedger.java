package io.muster.verification;

import io.muster.verification.model.Guard;
import io.muster.verification.model.ProofPolicy.Quorum;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The controls that hold in one running instance, derived from the engine's actual behaviour, as {@code docs/reference/proof.md} says: a control
 * is given by the last completion of its sign-off, if that accepted, and the artifact did not change since. Nothing here is
 * asked of the proof's own code.
 */
final class ControlLedger {

    private final Set<String> held = new TreeSet<>();
    /** Sign-offs that were laid out and not decided, as process instance and variable, with their control. */
    private final Map<String, String> unanswered = new TreeMap<>();
    /** Decisions that were made, as process instance and variable; false once the artifact changed. */
    private final Map<String, Boolean> fresh = new TreeMap<>();
    /** Activities that are done several times, by their execution. */
    private final Map<String, Several> several = new HashMap<>();

    private boolean deploymentFailed;

    /** What was decided of several times so far. */
    private record Several(int accepted, int rejected) {}

    /** Asked of so many people together, it is known as given by two and more under longer names as well. */
    private void hold(String control, int people) {
        held.add(control);
        IntStream.rangeClosed(2, people).forEach(each -> held.add(new Quorum(control, each).spoken()));
    }

    private void drop(String control) {
        held.removeIf(each -> each.equals(control) || each.startsWith(control + " by "));
    }

    ControlLedger copy() {
        var copy = new ControlLedger();
        copy.held.addAll(held);
        copy.unanswered.putAll(unanswered);
        copy.fresh.putAll(fresh);
        copy.several.putAll(several);
        copy.deploymentFailed = deploymentFailed;
        return copy;
    }

    Set<String> held() {
        return new TreeSet<>(held);
    }

    boolean deploymentFailed() {
        return deploymentFailed;
    }

    void laidOut(String control, String instance, String variable) {
        drop(control);
        unanswered.put(key(instance, variable), control);
        fresh.remove(key(instance, variable));
    }

    /** @param body execution of the activity that is done several times, or null */
    void decided(
            String control, String instance, String variable, boolean accepted, @Nullable String body, int people) {
        unanswered.remove(key(instance, variable));
        fresh.put(key(instance, variable), true);
        provided(control, accepted, body, people);
    }

    void provided(String control, boolean accepted, @Nullable String body, int people) {
        if (body != null) {
            several.computeIfPresent(
                    body, (any, so) -> new Several(so.accepted + (accepted ? 1 : 0), so.rejected + (accepted ? 0 : 1)));
        } else if (accepted) {
            drop(control);
            hold(control, people);
        } else {
            drop(control);
        }
    }

    /** @return whether it had begun already */
    boolean severalBegan(String control, String body) {
        drop(control);
        return several.put(body, new Several(0, 0)) != null;
    }

    /** @param times how often it was to be done */
    void severalEnded(String control, String body, int times, boolean cutShort, int people) {
        var so = several.remove(body);
        if (so != null && !cutShort && times > 0 && so.accepted == times && so.rejected == 0) {
            hold(control, people);
        }
    }

    void artifactChanged() {
        held.clear();
        unanswered.clear();
        fresh.replaceAll((any, was) -> false);
    }

    void settle(Guard guard, boolean succeeded) {
        if (guard == Guard.DEPLOY || guard == Guard.PROMOTE) {
            deploymentFailed = !succeeded;
        } else if ((guard == Guard.ROLLBACK || guard == Guard.SUSPEND) && succeeded) {
            deploymentFailed = false;
        }
    }

    /** Variables of unanswered sign-offs in this process whose control does not hold. */
    Set<String> unanswered(String instance) {
        var found = new HashSet<String>();
        unanswered.forEach((key, control) -> {
            if (key.startsWith(instance + " ") && !held.contains(control)) {
                found.add(key.substring(instance.length() + 1));
            }
        });
        return found;
    }

    boolean isStale(String instance, String variable) {
        return Boolean.FALSE.equals(fresh.get(key(instance, variable)));
    }

    private static String key(String instance, String variable) {
        return instance + " " + variable;
    }
}
