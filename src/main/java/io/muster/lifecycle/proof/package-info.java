/**
 * Whether diagrams keep their promises: gives the verifier what steps, decision tables and the organisation's policy say,
 * and refuses a deployment that breaks them. What needs no engine ({@link io.muster.lifecycle.proof.Prover}) also serves
 * the command line.
 */
@NamedInterface("proof")
@NullMarked
package io.muster.lifecycle.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
