/**
 * What a step is: its declaration, its two kinds, and what it is told and gives back. Start with {@link
 * io.muster.lifecycle.step.Step}.
 */
@NullMarked
package io.muster.lifecycle.step;

import org.jspecify.annotations.NullMarked;
