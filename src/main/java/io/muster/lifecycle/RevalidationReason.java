package io.muster.lifecycle;

import java.util.Arrays;
import java.util.Locale;

/** Why a revalidation starts: the variable {@code reason} of the message that starts it. */
public enum RevalidationReason {
    /** Its date has come. */
    SCHEDULE,
    /** A person asks for it. */
    PERSON,
    /** New data of its use case was registered while it waited for some. */
    DATA,
    /** Its use was edited. */
    CHANGE,
    /** A person opened a finding. */
    FINDING,
    /** A monitor found that it behaves otherwise than approved. */
    BREACH,
    /** A condition of its certificate is due. */
    CONDITION;

    /** The reason of a word in diagrams. */
    static RevalidationReason of(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is not a reason: expected one of %s"
                        .formatted(
                                word,
                                Arrays.stream(values())
                                        .map(RevalidationReason::word)
                                        .toList())));
    }

    /** The word in variables, tables and evidence. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
