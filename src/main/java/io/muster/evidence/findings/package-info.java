/** Weaknesses that were found: how severe they are, who sees to them by when, and how they ended. */
@NamedInterface("findings")
@NullMarked
package io.muster.evidence.findings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
