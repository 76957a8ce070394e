package io.muster.inventory.versions;

import io.muster.shared.Actor;
import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** Somebody else than its developer wanted to change a draft: who builds a version must be known for separation of duties. */
@Problem(slug = "not-the-developer", kind = Refusal.Kind.FORBIDDEN, title = "Not the developer")
public class NotTheDeveloper extends Refusal {

    NotTheDeveloper(VersionId id, Actor developer, Actor by) {
        super("%s is the draft of '%s'; '%s' cannot supply its content".formatted(id, developer, by));
    }
}
