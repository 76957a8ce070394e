package io.muster.audit.verification;

import java.util.List;
import java.util.Optional;

/**
 * What another module keeps about the facts of a chain, held against them: an alteration that is consistent in one place
 * contradicts the other. Asked for each chain at a start, place after place as far as its time suffices, and by the
 * continuous verification.
 */
public interface IntegrityWitness {

    /** @return what it keeps something about, in the same order each time: {@code credit-trees@1}, or {@code revocations} */
    List<String> places(String chain);

    /** @return what contradicts the chain there, or itself, for people; empty when all is well */
    Optional<String> contradiction(String place);
}
