package io.muster.signoff;

import io.muster.shared.Actor;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far a sign-off by several people has come.
 *
 * @param accepted those who count, in their order
 */
record QuorumProgress(int wanted, List<Actor> accepted) {

    static final String STARTED_AGAIN =
            "Nobody has accepted what is shown: whoever had was shown less and may decide again.";

    /** The engine keeps names of 255 characters. */
    private static final int LONGEST = 240;

    private static final Pattern NAME = Pattern.compile("(.*) \\(\\d of (\\d)\\)");

    QuorumProgress {
        accepted = List.copyOf(accepted);
    }

    int missing() {
        return wanted - accepted.size();
    }

    /** What lists of tasks show. */
    String name(String task) {
        var name = task.length() <= LONGEST ? task : task.substring(0, LONGEST) + "…";
        return "%s (%d of %d)".formatted(name, accepted.size(), wanted);
    }

    /** What a form shows. */
    String words() {
        if (accepted.isEmpty()) {
            return "%d different people must accept; nobody has yet.".formatted(wanted);
        }
        return "%d of %d people have accepted: %s. You would be another one."
                .formatted(
                        accepted.size(),
                        wanted,
                        accepted.stream().map(Actor::id).collect(Collectors.joining(", ")));
    }

    /** A task's name from which nobody counts any more; other names stay. */
    static String startedAgain(String name) {
        var matcher = NAME.matcher(name);
        return matcher.matches() ? "%s (0 of %s)".formatted(matcher.group(1), matcher.group(2)) : name;
    }

    static boolean isIn(String name) {
        return NAME.matcher(name).matches();
    }
}
