/** Logistic scorecards by maximum likelihood, written as PMML. */
@NullMarked
package io.muster.training.scorecard;

import org.jspecify.annotations.NullMarked;
