/** Rules for what people enter, whatever it is about. */
@NamedInterface("entry")
@NullMarked
package io.muster.inventory.entry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
