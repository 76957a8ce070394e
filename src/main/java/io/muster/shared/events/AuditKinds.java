package io.muster.shared.events;

/** The declared kinds of events, see {@link AuditEvent}. */
public final class AuditKinds {

    private AuditKinds() {}

    /** @throws IllegalStateException if the event's class declares none, which is a programming error */
    public static String of(Class<? extends DomainEvent> event) {
        var declared = event.getAnnotation(AuditEvent.class);
        if (declared == null) {
            throw new IllegalStateException("%s declares no @AuditEvent".formatted(event.getName()));
        }
        return declared.value();
    }
}
