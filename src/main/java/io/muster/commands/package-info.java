/**
 * This module knows the command line: what the one jar does besides serving. Start with {@code MusterCommands} and {@code EvidenceVerify}.
 */
@ApplicationModule(
        displayName = "Commands",
        allowedDependencies = {
            "shared",
            "security",
            "audit",
            "evidence",
            "evidence :: attestation",
            "lifecycle :: decision",
            "lifecycle :: diagram",
            "lifecycle :: kit",
            "lifecycle :: proof",
            "verification",
            "verification :: diff"
        })
@NullMarked
package io.muster.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
