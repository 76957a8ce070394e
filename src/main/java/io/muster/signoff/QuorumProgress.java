package io.muster.signoff;

import io.muster.shared.Actor;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The progress of a sign-off by several people.
 *
 * @param accepted the people whose approval counts, in order
 */
record QuorumProgress(int wanted, List<Actor> accepted) {

    static final String STARTED_AGAIN =
            "No one has accepted the evidence shown here. Anyone who accepted before saw less "
                    + "evidence and may decide again.";

    /** The engine stores names of up to 255 characters. */
    private static final int LONGEST = 240;

    private static final Pattern NAME = Pattern.compile("(.*) \\(\\d of (\\d)\\)");

    QuorumProgress {
        accepted = List.copyOf(accepted);
    }

    int missing() {
        return wanted - accepted.size();
    }

    /** The name shown in task lists. */
    String name(String task) {
        var name = task.length() <= LONGEST ? task : task.substring(0, LONGEST) + "…";
        return "%s (%d of %d)".formatted(name, accepted.size(), wanted);
    }

    /** The text shown on the form. */
    String words() {
        if (accepted.isEmpty()) {
            return "%d different people must accept; no one has yet.".formatted(wanted);
        }
        return "%d of %d people have accepted: %s. You would be the next."
                .formatted(
                        accepted.size(),
                        wanted,
                        accepted.stream().map(Actor::id).collect(Collectors.joining(", ")));
    }

    /** The task's name with its count reset; other names stay. */
    static String startedAgain(String name) {
        var matcher = NAME.matcher(name);
        return matcher.matches() ? "%s (0 of %s)".formatted(matcher.group(1), matcher.group(2)) : name;
    }

    static boolean isIn(String name) {
        return NAME.matcher(name).matches();
    }
}
