/** What monitoring asks decision tables, and what follows from its incidents in the processes. */
@NullMarked
package io.muster.lifecycle.monitoring;

import org.jspecify.annotations.NullMarked;
