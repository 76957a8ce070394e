/** Which states and orders of moves need not be told apart. */
@NullMarked
package io.muster.verification.search.reduction;

import org.jspecify.annotations.NullMarked;
