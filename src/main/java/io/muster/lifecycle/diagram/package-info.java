/**
 * What may stand in a diagram. Deploying a diagram is otherwise running code: whatever is not permitted here is refused
 * when the engine parses it. Needs no running engine, so the command line applies the same rules. Start with
 * {@link io.muster.lifecycle.diagram.DiagramRules} and {@link io.muster.lifecycle.diagram.Rule}.
 */
@NamedInterface("diagram")
@NullMarked
package io.muster.lifecycle.diagram;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
