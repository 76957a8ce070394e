package io.muster.evidence.findings;

/** How bad a finding is. */
public enum Severity {
    /** The model must not be used as it is. */
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW
}
