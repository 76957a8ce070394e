/** The audit trail: all events in order, provably unaltered. Start with {@code AuditTrail} and {@code RefusalLog}. */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {
            "shared",
            "security",
            "security :: keys",
            "shared :: events",
            "shared :: files",
            "shared :: jdbc"
        })
@NullMarked
package io.muster.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
