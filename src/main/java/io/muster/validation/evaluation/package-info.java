/**
 * Brings a version and its evaluation data together: outcomes and predictions of every row as numbers, and nothing else
 * of the data kept. Start with {@link Evaluator} and {@link Subject}.
 */
@NullMarked
package io.muster.validation.evaluation;

import org.jspecify.annotations.NullMarked;
