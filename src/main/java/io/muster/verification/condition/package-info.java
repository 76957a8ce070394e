/**
 * The language of conditions on sequence flows, read alike by the diagram rules and by the proof. Start with
 * {@link io.muster.verification.condition.Condition}.
 */
@NamedInterface("condition")
@NullMarked
package io.muster.verification.condition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
