/**
 * Whether decision tables answer what lifecycles ask: every question, once, as the cases beside them say. It needs no
 * engine; what refuses a deployment for it is {@link io.muster.lifecycle.decision.DecisionDeployer}. Start with {@link
 * io.muster.lifecycle.decision.DecisionCheck} and {@link io.muster.lifecycle.decision.DecisionFolder}.
 */
@NamedInterface("decision")
@NullMarked
package io.muster.lifecycle.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
