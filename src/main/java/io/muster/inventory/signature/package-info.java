/** Model signatures: input and output fields, types, and golden records. */
@NamedInterface("signature")
@NullMarked
package io.muster.inventory.signature;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
