/** Tells operators what is not as it was written: health and metrics. */
@NullMarked
package io.muster.audit.telling;

import org.jspecify.annotations.NullMarked;
