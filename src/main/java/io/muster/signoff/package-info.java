/**
 * Human decisions: eligibility, separation of duties, the evidence shown, and the record. Start with
 * {@code SignOffService} and {@code ApprovalRound}.
 */
@ApplicationModule(
        displayName = "Sign-off",
        allowedDependencies = {
            "shared",
            "shared :: events",
            "audit :: refusals",
            "evidence",
            "evidence :: findings",
            "evidence :: lock",
            "inventory",
            "inventory :: models",
            "inventory :: versions",
            "notification",
            "processfiles",
            "security",
            "step",
            "verification :: model"
        })
@NullMarked
package io.muster.signoff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
