/**
 * Pure statistics on primitive arrays: no I/O, no state, O(n log n). The methods' comments give formulas and sources.
 */
@NullMarked
package io.muster.validation.statistics;

import org.jspecify.annotations.NullMarked;
