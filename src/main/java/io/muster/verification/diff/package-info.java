/**
 * What a new version of a deployment changes, in terms of controls. Start with
 * {@link io.muster.verification.diff.ControlDiff}.
 */
@NamedInterface("diff")
@NullMarked
package io.muster.verification.diff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
