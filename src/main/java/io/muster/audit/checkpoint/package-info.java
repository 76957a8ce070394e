/** Checkpoints, the signed heads of all chains: taken, stored, remembered outside the database, and verified. */
@NullMarked
package io.muster.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
