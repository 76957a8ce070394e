package io.muster.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one proposed change of processes: {@code process-change:3}. No version of a model is written so, because neither a
 * model's name nor a version's number contains a colon.
 *
 * @param number counts from 1
 */
public record ProcessChangeId(int number) implements SubjectId {

    /** Key of the only process that is about such a change. */
    public static final String PROCESS = "process-change";

    /** The audit chain of all changes. No model can have it: no name of a model contains the at sign. */
    public static final String CHAIN = "@process-changes";

    private static final String PREFIX = PROCESS + ":";

    private static final Pattern TEXT = Pattern.compile(PREFIX + "([1-9][0-9]{0,8})");

    public ProcessChangeId {
        if (number < 1) {
            throw new IllegalArgumentException("Changes of processes count from 1, not %d".formatted(number));
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
