package io.muster.evidence.register;

import io.muster.evidence.attestation.NotTrusted;
import io.muster.evidence.attestation.RevocationListPredicate;
import io.muster.evidence.attestation.RevocationPredicate;
import io.muster.shared.Digest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A walk along the revocation list, in which each entry names its number and the digest of the previous one. */
public final class RevocationChain {

    private long number;
    private @Nullable Digest previous;

    /** The number of consecutive entries so far. */
    public long length() {
        return number;
    }

    /** @throws NotTrusted if the list does not end where this last line says */
    public void end(RevocationListPredicate list) throws NotTrusted {
        if (list.entries() != number || !Objects.equals(list.last(), previous)) {
            throw new NotTrusted(
                    "it had %d entries at %s, but now has %d".formatted(list.entries(), list.at(), number));
        }
    }

    /** @throws NotTrusted if the entry does not follow the previous one */
    public void next(String envelope, RevocationPredicate entry) throws NotTrusted {
        if (entry.number() != number + 1 || !Objects.equals(entry.previous(), previous)) {
            throw new NotTrusted("entry %d does not follow entry %d".formatted(entry.number(), number));
        }
        number = entry.number();
        previous = Digest.ofText(envelope);
    }
}
