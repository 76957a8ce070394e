/**
 * Access for external workers to training data and submissions while they hold a training task. Start with
 * {@link ExternalTrainingService}.
 */
@NullMarked
package io.muster.lifecycle.externaltraining;

import org.jspecify.annotations.NullMarked;
