/**
 * The log of served predictions, which outcomes are matched with. It is off unless models are named in the settings. Start with
 * {@link PredictionLog} and {@link PredictionLogSettings}.
 */
@NullMarked
package io.muster.monitoring.predictionlog;

import org.jspecify.annotations.NullMarked;
