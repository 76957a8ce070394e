/**
 * This module knows whether a process keeps its promises before it runs. It reads diagrams by the BPMN model API and
 * knows no engine. Start with {@link io.muster.verification.Verifier} and {@link io.muster.verification.model.Property}.
 */
@ApplicationModule(
        displayName = "Verification",
        allowedDependencies = {"shared", "processfiles"})
@NullMarked
package io.muster.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
