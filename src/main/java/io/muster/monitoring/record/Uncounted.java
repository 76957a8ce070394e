package io.muster.monitoring.record;

/**
 * Predictions that were answered but are in no profile.
 *
 * @param reason why
 */
public record Uncounted(Reason reason, long rows) {

    /** Why predictions are in no profile. */
    public enum Reason {
        /** Their event was longer ago than late predictions are accepted. */
        TOO_LATE,
        /** Their event lies in the future. */
        IN_THE_FUTURE,
        /** There are more segments than may be counted; the rows are in the profile of all rows. */
        TOO_MANY_SEGMENTS,
        /** They are in the profile, but not in the prediction log, because it could not be written fast enough. */
        NOT_LOGGED,
        /** The version has no reference, so there are no bins to count in. */
        NO_REFERENCE
    }
}
