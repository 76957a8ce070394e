/**
 * What really happened to predicted cases: how outcomes come, find their predictions and are counted in the profiles. Start
 * with {@code OutcomeService} and {@code OutcomeCounting}.
 */
@NullMarked
package io.muster.monitoring.outcome;

import org.jspecify.annotations.NullMarked;
