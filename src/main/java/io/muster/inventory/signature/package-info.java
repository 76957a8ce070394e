/** What goes into a model and what comes out of it: fields, types, and golden records. */
@NamedInterface("signature")
@NullMarked
package io.muster.inventory.signature;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
