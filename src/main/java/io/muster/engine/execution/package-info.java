/**
 * How the engine carries out diagrams: steps, human tasks and starts are wired to each parsed element. Start with
 * {@code LifecyclePlugin} and {@code Wiring}.
 */
@NamedInterface("execution")
@NullMarked
package io.muster.engine.execution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
