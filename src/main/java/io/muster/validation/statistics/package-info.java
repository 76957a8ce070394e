/** Pure statistics on primitive arrays: no I/O, no state, O(n log n). Formulas and their sources stand at the methods. */
@NullMarked
package io.muster.validation.statistics;

import org.jspecify.annotations.NullMarked;
