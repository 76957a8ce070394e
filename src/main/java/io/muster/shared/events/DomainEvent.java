package io.muster.shared.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.muster.shared.Actor;
import io.muster.shared.SubjectId;
import java.time.Instant;

/**
 * A fact that the audit trail keeps. Publish it inside the transaction that makes it true; the audit module records it
 * in the same transaction, so that fact and entry commit together or not at all. Implement it as a record named in the
 * past tense, of ids and plain values: the audit entry stores the record's JSON.
 */
public interface DomainEvent {

    /** The chain for facts that belong to no single model. It cannot collide with a model, because no model name contains an at sign. */
    String PLATFORM = "@platform";

    /** The audit chain this fact belongs to: that of its {@link SubjectId}, or {@link #PLATFORM}. */
    @JsonIgnore
    String chain();

    /** The subject, as shown to an auditor: {@code credit-trees@1}, a dataset id, a user id. */
    @JsonIgnore
    String subject();

    Actor actor();

    Instant at();
}
