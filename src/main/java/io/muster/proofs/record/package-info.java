/** Proofs as they are recorded, published and shown. Start with {@code Proofs} and {@code ProofReport}. */
@NamedInterface("record")
@NullMarked
package io.muster.proofs.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
