/** Models: what is registered for a use case. */
@NamedInterface("models")
@NullMarked
package io.muster.inventory.models;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
