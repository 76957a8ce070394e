/** What open findings block, suspend and escalate, as a decision table says. Start with {@code FindingEffects}. */
@NamedInterface("findings")
@NullMarked
package io.muster.lifecycle.findings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
