package io.muster.monitoring.incident;

import java.util.Locale;

/** How bad an incident is: major if a value is at least twice as bad as its breach threshold. */
public enum IncidentSeverity {
    MINOR,
    MAJOR;

    /** The word of decision tables and of the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
