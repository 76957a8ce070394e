/**
 * Thresholds of single models, which are stricter than those of the policy. Start with
 * {@link io.muster.monitoring.threshold.ModelThresholds}.
 */
@NullMarked
package io.muster.monitoring.threshold;

import org.jspecify.annotations.NullMarked;
