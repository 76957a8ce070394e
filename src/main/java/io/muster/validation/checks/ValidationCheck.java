package io.muster.validation.checks;

import io.muster.extensions.ExtensionPoint;
import io.muster.statistics.Undefined;
import io.muster.validation.model.Metric;
import java.util.List;

/**
 * A check of versions that a jar beside the server brings. It measures and never judges: whether a number is good enough
 * is decided by the acceptance policy. It is stateless and gives the same numbers for the same data. Muster's own checks
 * are {@link Check}s, which see more.
 */
@ExtensionPoint("validation check")
public interface ValidationCheck {

    /** Its name in reports: lower-case words with hyphens, at most 63 characters, different from every other check's. */
    String id();

    /**
     * The metrics it measures: at least one, all of the same group, with ids and titles of their own. The group says
     * which versions it checks.
     */
    List<Metric> metrics();

    /**
     * Measures all its metrics, or says why one has no value.
     *
     * @throws Undefined if none of the metrics still missing has a value; the message says why
     */
    void examine(ScoredData data, Measurements measurements);
}
