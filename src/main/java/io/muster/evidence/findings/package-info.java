/** Findings: weaknesses, how severe they are, who must resolve them by when, and how they were closed. */
@NamedInterface("findings")
@NullMarked
package io.muster.evidence.findings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
