package io.muster.proofs.record;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import java.time.Instant;

/**
 * The proof of a process definition at one time.
 *
 * @param definition id of the process definition
 * @param report JSON of a {@link ProofReport}, in canonical form
 * @param digest of these bytes
 */
public record RecordedProof(
        String id, String definition, boolean permits, String report, Digest digest, Actor by, Instant at) {}
