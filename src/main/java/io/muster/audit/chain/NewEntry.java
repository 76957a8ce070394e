package io.muster.audit.chain;

import io.muster.shared.Actor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An entry that has not yet been appended to its chain. */
public record NewEntry(String chain, Instant at, Actor actor, String what, String subject, String payload) {

    public NewEntry {
        at = at.truncatedTo(ChronoUnit.MICROS);
        subject = atMost(255, subject);
    }

    AuditEntry after(long seq, String previous) {
        var unhashed = new AuditEntry(chain, seq, at, actor, what, subject, payload, previous, "");
        return new AuditEntry(chain, seq, at, actor, what, subject, payload, previous, EntryHash.of(unhashed));
    }

    private static String atMost(int length, String text) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
