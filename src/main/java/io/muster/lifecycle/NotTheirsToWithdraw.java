package io.muster.lifecycle;

import io.muster.shared.Actor;
import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** Somebody wanted to take another person's version back. */
@Problem(slug = "not-theirs-to-withdraw", kind = Refusal.Kind.FORBIDDEN, title = "Not theirs to withdraw")
public class NotTheirsToWithdraw extends Refusal {

    NotTheirsToWithdraw(VersionId version, Actor developer, Actor by) {
        super("Only '%s', the developer of %s, may withdraw it, not '%s'".formatted(developer, version, by));
    }
}
