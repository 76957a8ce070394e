/** What can happen next in a state, as in the engine. Start with {@link Transition}. */
@NullMarked
package io.muster.verification.search.semantics;

import org.jspecify.annotations.NullMarked;
