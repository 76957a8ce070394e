/**
 * What may stand in a diagram. Deploying a diagram is otherwise running code: whatever is not permitted here is refused
 * when the engine parses it. Start with {@link io.muster.lifecycle.diagram.DiagramPolicy}.
 */
@NullMarked
package io.muster.lifecycle.diagram;

import org.jspecify.annotations.NullMarked;
