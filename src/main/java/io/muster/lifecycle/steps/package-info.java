/**
 * The automatic steps diagrams are drawn from: each translates variables to a facade's verb and back, and holds no rule.
 */
@NullMarked
package io.muster.lifecycle.steps;

import org.jspecify.annotations.NullMarked;
