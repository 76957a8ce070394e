/**
 * What a process may be about: a version of a model, or a proposed change of the processes themselves. Start with {@link
 * io.muster.lifecycle.matter.Matters}.
 */
@NullMarked
package io.muster.lifecycle.matter;

import org.jspecify.annotations.NullMarked;
