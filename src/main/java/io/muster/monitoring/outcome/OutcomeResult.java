package io.muster.monitoring.outcome;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.muster.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What became of a posted outcome.
 *
 * @param problem the slug of the problem of a refused one, otherwise null
 * @param detail why it was refused or waits, otherwise null
 * @param refusal of a refused one, otherwise null
 */
record OutcomeResult(
        Status status,
        @Nullable String problem,
        @Nullable String detail,
        @JsonIgnore @Nullable Refusal refusal) {

    /** What was done. */
    enum Status {
        /** It is counted with its prediction. */
        @JsonProperty("recorded")
        RECORDED,
        /** It is kept until its prediction is known. */
        @JsonProperty("waiting")
        WAITING,
        /** The same was known before; nothing changed. */
        @JsonProperty("unchanged")
        UNCHANGED,
        /** It replaces another outcome, which stays in the history. */
        @JsonProperty("corrected")
        CORRECTED,
        /** It has no effect. */
        @JsonProperty("refused")
        REFUSED
    }

    static OutcomeResult of(Status status) {
        return new OutcomeResult(status, null, null, null);
    }

    static OutcomeResult waiting() {
        return new OutcomeResult(
                Status.WAITING,
                null,
                "No prediction that this outcome could be about is known yet; it is counted as soon as there is one",
                null);
    }

    static OutcomeResult refused(Refusal refusal) {
        return new OutcomeResult(
                Status.REFUSED, refusal.problem().declaration().slug(), String.valueOf(refusal.getMessage()), refusal);
    }
}
