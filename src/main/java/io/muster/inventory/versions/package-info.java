/** Versions of models: content, stage, tier, and the transitions that a version may make. */
@NamedInterface("versions")
@NullMarked
package io.muster.inventory.versions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
