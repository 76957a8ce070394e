package io.muster.inventory.versions;

import io.muster.inventory.entry.InventoryProblem;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** A person other than its developer tried to change a draft: separation of duties requires knowing who built a version. */
public class NotTheDeveloper extends Refusal {

    NotTheDeveloper(VersionId id, Actor developer, Actor by) {
        super(
                InventoryProblem.NOT_THE_DEVELOPER,
                "%s is the draft of '%s'; '%s' cannot supply its content".formatted(id, developer, by));
    }
}
