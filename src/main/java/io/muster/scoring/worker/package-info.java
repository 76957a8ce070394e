/**
 * Opens artifacts and scores in worker processes, which can be ended where a library cannot. Start with
 * {@link io.muster.scoring.worker.WorkerIsolation} on this side and {@link io.muster.scoring.worker.WorkerMain} on the other.
 */
@NullMarked
package io.muster.scoring.worker;

import org.jspecify.annotations.NullMarked;
