/** The automatic steps available to diagrams: each translates between variables and a facade's operation, and contains no rules. */
@NullMarked
package io.muster.lifecycle.steps;

import org.jspecify.annotations.NullMarked;
