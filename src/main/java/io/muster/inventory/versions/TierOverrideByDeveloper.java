package io.muster.inventory.versions;

import io.muster.shared.Actor;
import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** The developer of a version wanted to choose how strictly it is examined. */
@Problem(slug = "tier-override-by-developer", kind = Refusal.Kind.FORBIDDEN, title = "Tier override by developer")
public class TierOverrideByDeveloper extends Refusal {

    TierOverrideByDeveloper(VersionId id, Actor by) {
        super("'%s' developed %s and cannot override its tier".formatted(by, id));
    }
}
