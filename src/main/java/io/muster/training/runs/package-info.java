/** Training runs in the database, and the server that owns each. */
@NullMarked
package io.muster.training.runs;

import org.jspecify.annotations.NullMarked;
