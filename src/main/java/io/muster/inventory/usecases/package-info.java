/** Use cases: what models are for, and how material that is. */
@NamedInterface("usecases")
@NullMarked
package io.muster.inventory.usecases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
