package io.muster.shared;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * A fact worth keeping. Published inside the transaction that makes it true; audit writes it down in the same
 * transaction, so fact and entry commit together or not at all. Implement it as a record in the past tense, of ids and
 * plain values: the record's JSON is what the audit entry keeps.
 */
public interface DomainEvent {

    /** Chain for facts that belong to no single model. No model can have it: no name of a model contains the at sign. */
    String PLATFORM = "@platform";

    /** The audit chain this fact belongs to: that of its {@link SubjectId}, or {@link #PLATFORM}. */
    @JsonIgnore
    String chain();

    /** What it is about, as shown to an auditor: {@code credit-trees@1}, a dataset id, a user id. */
    @JsonIgnore
    String subject();

    Actor actor();

    Instant at();
}
