/** The messages between the server and a worker process. */
@NullMarked
package io.muster.workers.protocol;

import org.jspecify.annotations.NullMarked;
