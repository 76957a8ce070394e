package io.muster.shared.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permanent kind of a {@link DomainEvent} in the audit chain. It is declared so that renaming a class changes no
 * stored byte. All of them are listed in {@code docs/reference/audit-events.md}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AuditEvent {

    /** Unique among all events. */
    String value();
}
