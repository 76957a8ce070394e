package io.muster.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a proposed process change: {@code process-change:3}. It cannot collide with a version id, because neither a
 * model's name nor a version's number contains a colon.
 *
 * @param number counts from 1
 */
public record ProcessChangeId(int number) implements SubjectId {

    /** The key of the only process about such a change. */
    public static final String PROCESS = "process-change";

    /** The audit chain of all changes. It cannot collide with a model, because no model name contains an at sign. */
    public static final String CHAIN = "@process-changes";

    private static final String PREFIX = PROCESS + ":";

    private static final Pattern TEXT = Pattern.compile(PREFIX + "([1-9][0-9]{0,8})");

    public ProcessChangeId {
        if (number < 1) {
            throw new IllegalArgumentException("Process changes are numbered from 1, not %d".formatted(number));
        }
    }

    static Optional<ProcessChangeId> find(String text) {
        var matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new ProcessChangeId(Integer.parseInt(matcher.group(1))))
                : Optional.empty();
    }

    @Override
    public String chain() {
        return CHAIN;
    }

    @JsonValue
    @Override
    public String toString() {
        return PREFIX + number;
    }
}
