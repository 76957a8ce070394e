package io.muster.signoff;

import io.muster.shared.SubjectId;
import java.time.Instant;
import java.util.Optional;

/** The policy's limit on how long a certificate is valid. A person who decides may stay below it. */
public interface LongestValidity {

    /** The first instant at which a certificate issued now would have expired; empty if none can follow. */
    Optional<Instant> end(SubjectId subject);
}
