/** The vocabulary of the proof: properties, policy, the semantics of steps and tables, violations. */
@NamedInterface("model")
@NullMarked
package io.muster.verification.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
