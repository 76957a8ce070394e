/**
 * The automatic steps available to diagrams, in one package for each group of the catalogue, and here what several
 * groups share. Each step translates between variables and a facade's operation, and contains no rules.
 */
@NullMarked
package io.muster.lifecycle.steps;

import org.jspecify.annotations.NullMarked;
