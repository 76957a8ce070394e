package io.muster.inventory.versions;

import io.muster.inventory.entry.InventoryProblem;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** Somebody else than its developer wanted to change a draft: who builds a version must be known for separation of duties. */
public class NotTheDeveloper extends Refusal {

    NotTheDeveloper(VersionId id, Actor developer, Actor by) {
        super(
                InventoryProblem.NOT_THE_DEVELOPER,
                "%s is the draft of '%s'; '%s' cannot supply its content".formatted(id, developer, by));
    }
}
