/**
 * Makes a decision a person's: who decides is who is signed in, four eyes see across the whole call hierarchy, and the
 * decision holds for the evidence that was shown. Start with {@link io.muster.lifecycle.human.DecisionListener}.
 */
@NullMarked
package io.muster.lifecycle.human;

import org.jspecify.annotations.NullMarked;
