package io.muster.audit.verification;

import java.util.List;

/**
 * What another module keeps about the facts of a chain, held against them: an alteration that is consistent in one place
 * contradicts the other. Asked for each chain at a start, as far as its time suffices, and by the
 * continuous verification.
 */
public interface IntegrityWitness {

    /** @return what contradicts the chain, or itself; empty when all is well */
    List<Contradiction> contradictions(String chain);

    /**
     * @param place what is damaged: {@code credit-trees@1}, or {@code revocations}
     * @param explanation what differs, for people
     */
    record Contradiction(String place, String explanation) {}
}
