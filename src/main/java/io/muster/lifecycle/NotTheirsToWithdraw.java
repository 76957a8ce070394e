package io.muster.lifecycle;

import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** Somebody wanted to take another person's version back. */
public class NotTheirsToWithdraw extends Refusal {

    NotTheirsToWithdraw(VersionId version, Actor developer, Actor by) {
        super(
                Kind.FORBIDDEN,
                "Only '%s', the developer of %s, may withdraw it, not '%s'".formatted(developer, version, by));
    }
}
