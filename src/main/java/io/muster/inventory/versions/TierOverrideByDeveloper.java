package io.muster.inventory.versions;

import io.muster.inventory.entry.InventoryProblem;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** The developer of a version tried to choose how strictly it is examined. */
public class TierOverrideByDeveloper extends Refusal {

    TierOverrideByDeveloper(VersionId id, Actor by) {
        super(
                InventoryProblem.TIER_OVERRIDE_BY_DEVELOPER,
                "'%s' developed %s and cannot override its tier".formatted(by, id));
    }
}
