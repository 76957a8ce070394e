/**
 * Static proof, before a process runs, that it keeps its promises. The module reads diagrams with the BPMN model API
 * and does not depend on an engine. Start with {@link io.muster.verification.Verifier} and
 * {@link io.muster.verification.model.Property}.
 */
@ApplicationModule(
        displayName = "Verification",
        allowedDependencies = {"shared", "processfiles"})
@NullMarked
package io.muster.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
