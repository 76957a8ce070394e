/**
 * Brings a version and its evaluation data together: outcomes and predictions of every row are kept as numbers, and no
 * other data. Start with {@link Evaluator} and {@link Subject}.
 */
@NullMarked
package io.muster.validation.evaluation;

import org.jspecify.annotations.NullMarked;
