/** The files behind versions, kept by digest. */
@NamedInterface("artifacts")
@NullMarked
package io.muster.inventory.artifacts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
