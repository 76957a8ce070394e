/**
 * What a deployment is proved with: the prover, and the policy and the other decision tables it is proved under. Start
 * with {@code Prover}.
 */
@NullMarked
package io.muster.proofs.prover;

import org.jspecify.annotations.NullMarked;
