/**
 * The statistics of monitoring: what each one is, and its value for a window of a model with its uncertainty. Start with
 * {@link Statistic} and {@link Families}.
 */
@NamedInterface("statistic")
@NullMarked
package io.muster.monitoring.statistic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
