package io.muster.notification.recipients;

/** How often a person wants mail. */
public enum Frequency {
    /** One mail for each event, at once. */
    IMMEDIATE,
    /** One mail a day with all events. */
    DAILY,
    /** No mail. */
    NONE
}
