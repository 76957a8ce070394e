/** The files of versions, stored by digest. */
@NamedInterface("artifacts")
@NullMarked
package io.muster.inventory.artifacts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
