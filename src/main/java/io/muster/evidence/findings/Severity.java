package io.muster.evidence.findings;

/** The severity of a finding. */
public enum Severity {
    /** The model must not be used as it is. */
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW
}
