/**
 * The language in which a sequence flow may ask for variables. Whoever permits diagrams and whoever proves them read
 * it alike. Start with {@link io.muster.verification.condition.Condition}.
 */
@NamedInterface("condition")
@NullMarked
package io.muster.verification.condition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
