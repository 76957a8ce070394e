/** Common rules for entries by people. */
@NamedInterface("entry")
@NullMarked
package io.muster.inventory.entry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
