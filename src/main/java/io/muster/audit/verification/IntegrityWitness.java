package io.muster.audit.verification;

import java.util.List;
import java.util.Optional;

/**
 * A comparison of another module's records with the events of a chain: an alteration that is consistent in one place
 * contradicts the other. Called for each chain at startup, place by place as far as time allows, and by the continuous
 * verification.
 */
public interface IntegrityWitness {

    /** @return the places about which it keeps records, always in the same order: {@code credit-trees@1}, or {@code revocations} */
    List<String> places(String chain);

    /** @return what contradicts the chain there, or itself, for people; empty if nothing does */
    Optional<String> contradiction(String place);
}
