/**
 * The counting of predictions on this node, in memory, until they are kept. Start with {@code ProfileObserver} and
 * {@code CountKeeper}.
 */
@NullMarked
package io.muster.monitoring.observation;

import org.jspecify.annotations.NullMarked;
