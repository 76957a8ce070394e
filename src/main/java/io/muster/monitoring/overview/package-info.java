/**
 * What is shown of monitors: all models, the worst first, and the values of one monitor over time. Start with {@link Portfolio}
 * and {@link MonitorValues}.
 */
@NamedInterface("overview")
@NullMarked
package io.muster.monitoring.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
