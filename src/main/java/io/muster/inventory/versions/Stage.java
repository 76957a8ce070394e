package io.muster.inventory.versions;

import java.util.Set;

/** The lifecycle stage of a version. The inventory records it permanently; processes change it by operations. */
public enum Stage {
    /** Being built: artifact, signature and golden records may still change. */
    DRAFT,
    /** Frozen and under examination. */
    CANDIDATE,
    /** Certified for use, not yet serving. */
    APPROVED,
    IN_SERVICE,
    /** Temporarily out of service. */
    SUSPENDED,
    /** Permanently out of service; its evidence is kept. */
    RETIRED,
    /** Refused by review or approval. */
    REJECTED,
    /** Withdrawn by its developer. */
    WITHDRAWN;

    private static final Set<Stage> ENDS = Set.of(RETIRED, REJECTED, WITHDRAWN);

    public boolean isEnd() {
        return ENDS.contains(this);
    }
}
