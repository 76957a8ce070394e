package io.muster.inventory.versions;

import io.muster.inventory.entry.InventoryProblem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** @throws Refusal {@code STAGE_CONFLICT} unless it is one of those expected */
    void require(VersionId id, String action, Stage... expected) {
        if (!Arrays.asList(expected).contains(this)) {
            throw conflict(id, action, Arrays.stream(expected));
        }
    }

    /** @throws Refusal {@code STAGE_CONFLICT} if the version has ended */
    void requireNotEnded(VersionId id, String action) {
        if (isEnd()) {
            throw conflict(id, action, Arrays.stream(values()).filter(any -> !any.isEnd()));
        }
    }

    private Refusal conflict(VersionId id, String action, Stream<Stage> expected) {
        return InventoryProblem.STAGE_CONFLICT.refusal(
                "%s is %s and cannot be %s: expected it to be %s",
                id, this, action, expected.sorted().map(Stage::name).collect(Collectors.joining(" or ")));
    }
}
