/** The command line: what the jar does besides serving. Start with {@code MusterCommands} and {@code EvidenceVerify}. */
@ApplicationModule(
        displayName = "Commands",
        allowedDependencies = {
            "shared",
            "audit :: chain",
            "audit :: export",
            "comparison",
            "decisions",
            "diagrams",
            "evidence :: attestation",
            "evidence :: certificates",
            "extensions",
            "modeler",
            "modeler :: upgrade",
            "processfiles",
            "proofs",
            "proofs :: record",
            "security",
            "security :: keys",
            "shared :: files",
            "verification :: model"
        })
@NullMarked
package io.muster.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
