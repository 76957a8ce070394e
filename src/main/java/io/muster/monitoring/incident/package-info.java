/**
 * Incidents: what alarms of a model for one cause amount to, what may have caused it, who was told, and what was done. Start
 * with {@link Incidents}.
 */
@NamedInterface("incident")
@NullMarked
package io.muster.monitoring.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
