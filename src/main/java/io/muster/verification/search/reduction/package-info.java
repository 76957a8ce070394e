/** The states and orders of moves that need not be distinguished. */
@NullMarked
package io.muster.verification.search.reduction;

import org.jspecify.annotations.NullMarked;
