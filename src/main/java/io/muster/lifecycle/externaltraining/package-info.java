/** What workers outside may see and hand in, as long as they hold a training task. Start with {@link WorkerDesk}. */
@NullMarked
package io.muster.lifecycle.externaltraining;

import org.jspecify.annotations.NullMarked;
