/**
 * Monitors: the rules that a policy sets for each statistic, what a value means against them, and the states that a monitor
 * passes through. Start with {@link MonitorRule} and {@link MonitorStatus}.
 */
@NamedInterface("monitor")
@NullMarked
package io.muster.monitoring.monitor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
