package io.muster.inventory.versions;

import java.util.Set;

/** Where a version stands in its life. The inventory is the long memory; processes move it along by verbs. */
public enum Stage {
    /** Being built: artifact, signature and golden records may still change. */
    DRAFT,
    /** Frozen and under examination. */
    CANDIDATE,
    /** Certified for use, not yet serving. */
    APPROVED,
    IN_SERVICE,
    /** Taken out of service for the time being. */
    SUSPENDED,
    /** Out of service for good; its evidence stays. */
    RETIRED,
    /** Refused by review or approval. */
    REJECTED,
    /** Taken back by its developer. */
    WITHDRAWN;

    private static final Set<Stage> ENDS = Set.of(RETIRED, REJECTED, WITHDRAWN);

    public boolean isEnd() {
        return ENDS.contains(this);
    }
}
