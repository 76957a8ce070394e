/** Signed heads of all chains: made, kept, remembered outside the database, and verified. */
@NullMarked
package io.muster.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
